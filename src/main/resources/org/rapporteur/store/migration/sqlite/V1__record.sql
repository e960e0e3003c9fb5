-- Times are nanoseconds since 1970 in UTC; channels, accounts and messages are JSON arrays.
-- Personal data lies in words and person alone, and in inbox and outbox while it is needed.

create table session (
  session_id text not null primary key,
  opened_at integer not null,
  closed integer not null default 0
) strict, without rowid;

create table session_channel (
  session_id text not null references session,
  channel text not null,
  primary key (session_id, channel)
) strict, without rowid;
create index session_channel_by_channel on session_channel (channel);

create table event (
  session_id text not null,
  seq integer not null,
  at integer not null,
  actor integer not null,
  type text not null,
  payload text not null,
  cause text,
  primary key (session_id, seq)
) strict, without rowid;
create unique index event_by_cause on event (session_id, cause) where cause is not null;

-- seq: the first event of the change the row came with, so that a page of events finds its words.
create table words (
  session_id text not null,
  id integer not null,
  seq integer not null,
  person integer not null,
  text text not null,
  matches text not null,
  primary key (session_id, id)
) strict, without rowid;
create index words_by_seq on words (session_id, seq);
create index words_by_person on words (session_id, person);

create table person (
  session_id text not null,
  id integer not null,
  seq integer not null,
  account text,
  name text not null,
  affiliation text,
  primary key (session_id, id)
) strict, without rowid;
create index person_by_seq on person (session_id, seq);
create index person_by_account on person (account) where account is not null;

-- What waits; a row goes when it is consumed.
create table inbox (
  session_id text not null,
  id integer not null,
  type text not null,
  payload text not null,
  primary key (session_id, id)
) strict, without rowid;

-- What ever came, so that an event delivered again is known and no id is given twice. event_key is
-- a digest, for an event's key may hold an account's id.
create table inbox_key (
  session_id text not null,
  id integer not null,
  event_key blob not null,
  primary key (session_id, id)
) strict, without rowid;
create unique index inbox_key_by_key on inbox_key (session_id, event_key);

-- due_at is null when the version is delivered or given up; delivered is the last version that was.
create table outbox (
  session_id text not null,
  id integer not null,
  key text not null,
  channel text not null,
  body text not null,
  version integer not null,
  delivered integer not null default 0,
  messages text not null default '[]',
  due_at integer,
  attempts integer not null default 0,
  reason text,
  primary key (session_id, id)
) strict, without rowid;
create unique index outbox_by_key on outbox (session_id, key);
create unique index outbox_by_id on outbox (id);
create index outbox_waiting on outbox (due_at, channel, id) where due_at is not null;
