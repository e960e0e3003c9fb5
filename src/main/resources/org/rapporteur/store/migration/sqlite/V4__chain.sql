-- Every table carries session_id and a key that begins with it; '' is what belongs to no session.
create table state (
  session_id text not null default '',
  platform text not null,
  key text not null,
  value text not null,
  primary key (session_id, platform, key)
) strict, without rowid;
insert into state (platform, key, value) select platform, key, value from platform_state;
drop table platform_state;
alter table state rename to platform_state;

create table kept (
  session_id text not null default '',
  id integer not null,
  at integer not null,
  platform text not null,
  reason text not null,
  payload text not null,
  primary key (session_id, id)
) strict, without rowid;
insert into kept (id, at, platform, reason, payload)
  select id, at, platform, reason, payload from unreadable;
drop table unreadable;
alter table kept rename to unreadable;

drop index outbox_by_id;
create index outbox_by_id on outbox (id);

-- The chain of a session's events: hash is over the event and the hash of the one before, attests
-- commits the event to the words that came with it, each hidden by its salt.
alter table event add column attests text;
alter table event add column hash text;
alter table words add column salt text;
