-- Where a post goes when it is not to its channel: a thread, a reaction, one person. account is that
-- person's, so that whoever forgets them finds it.
alter table outbox add column place text;
alter table outbox add column account text;
create index outbox_by_account on outbox (session_id, account) where account is not null;

-- What came from a platform and could not be read: kept for a while, for whoever mends it.
create table unreadable (
  id integer not null primary key,
  at integer not null,
  platform text not null,
  reason text not null,
  payload text not null
) strict;

-- Who asked to be forgotten, and when: what they did before must not come in again from a channel's
-- history. account is a digest.
create table forgotten (
  session_id text not null,
  account blob not null,
  at integer not null,
  primary key (session_id, account)
) strict, without rowid;
