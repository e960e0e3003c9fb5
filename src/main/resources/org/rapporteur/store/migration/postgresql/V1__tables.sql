-- The tables as those of the other store, where V1 to V5 tell what each is for. Times are nanoseconds
-- since 1970 in UTC; channels, accounts and messages are JSON arrays; '' is what belongs to no session.
-- Every key begins with session_id, so that a sharded database can distribute by it.

create table session (
  session_id text collate "C" not null primary key,
  opened_at bigint not null,
  closed integer not null default 0
);

create table session_channel (
  session_id text collate "C" not null references session,
  channel text collate "C" not null,
  primary key (session_id, channel)
);
create index session_channel_by_channel on session_channel (channel);

create table event (
  session_id text collate "C" not null,
  seq bigint not null,
  at bigint not null,
  actor integer not null,
  type text not null,
  payload text not null,
  cause text collate "C",
  attests text,
  hash text not null,
  primary key (session_id, seq)
);
create unique index event_by_cause on event (session_id, cause) where cause is not null;

create table words (
  session_id text collate "C" not null,
  id integer not null,
  seq bigint not null,
  person integer not null,
  text text not null,
  matches text not null,
  salt text not null,
  primary key (session_id, id)
);
create index words_by_seq on words (session_id, seq);
create index words_by_person on words (session_id, person);

create table person (
  session_id text collate "C" not null,
  id integer not null,
  seq bigint not null,
  account text collate "C",
  name text not null,
  affiliation text,
  primary key (session_id, id)
);
create index person_by_seq on person (session_id, seq);
create index person_by_account on person (account) where account is not null;

create sequence inbox_id;
create table inbox (
  session_id text collate "C" not null,
  id bigint not null,
  type text not null,
  payload text not null,
  primary key (session_id, id)
);
create table inbox_key (
  session_id text collate "C" not null,
  id bigint not null,
  event_key bytea not null,
  primary key (session_id, id)
);
create unique index inbox_key_by_key on inbox_key (session_id, event_key);

create sequence outbox_id;
create table outbox (
  session_id text collate "C" not null,
  id bigint not null,
  key text collate "C" not null,
  channel text collate "C" not null,
  place text,
  account text collate "C",
  body text not null,
  version bigint not null,
  delivered bigint not null default 0,
  messages text not null default '[]',
  due_at bigint,
  attempts integer not null default 0,
  reason text,
  primary key (session_id, id)
);
create unique index outbox_by_key on outbox (session_id, key);
create index outbox_by_id on outbox (id);
create index outbox_by_account on outbox (session_id, account) where account is not null;
create index outbox_waiting on outbox (due_at, channel, id) where due_at is not null;

create table platform_state (
  session_id text collate "C" not null default '',
  platform text collate "C" not null,
  key text collate "C" not null,
  value text not null,
  primary key (session_id, platform, key)
);

create sequence unreadable_id;
create table unreadable (
  session_id text collate "C" not null default '',
  id bigint not null,
  at bigint not null,
  platform text not null,
  reason text not null,
  payload text not null,
  primary key (session_id, id)
);

create table forgotten (
  session_id text collate "C" not null,
  account bytea not null,
  at bigint not null,
  primary key (session_id, account)
);

-- Who does what one process at a time has to do: until by this server's clock, epoch counts holders.
create table lease (
  session_id text collate "C" not null default '',
  name text collate "C" not null,
  owner text not null,
  epoch bigint not null,
  until timestamp with time zone not null,
  primary key (session_id, name)
);
