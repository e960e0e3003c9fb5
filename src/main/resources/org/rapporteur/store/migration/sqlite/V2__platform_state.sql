-- What the adapters of chat platforms remember over restarts; what is secret in it, they seal.
create table platform_state (
  platform text not null,
  key text not null,
  value text not null,
  primary key (platform, key)
) strict, without rowid;
