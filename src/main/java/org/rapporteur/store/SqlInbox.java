package org.rapporteur.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.session.SessionId;

/** The inbox in a table. */
final class SqlInbox implements Inbox {
  private static final int KEY_BYTES = 16;
  private static final int MOST_UNREADABLE = 200;
  private static final Duration UNREADABLE_KEPT = Duration.ofDays(30);

  private final Jdbi readers;
  private final Writer writer;
  private final Dialect dialect;
  private final Json json;
  private final Clock clock;

  SqlInbox(Jdbi readers, Writer writer, Dialect dialect, Json json, Clock clock) {
    this.readers = readers;
    this.writer = writer;
    this.dialect = dialect;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void put(SessionId session, List<ChatEvent> events) {
    List<Arrival> arrivals = events.stream().map(e -> new Arrival(e, json.write(e))).toList();
    writer.write(
        handle -> {
          dialect.hold(handle, session.value());
          List<Arrival> wanted =
              arrivals.stream().filter(a -> !isPast(handle, session.value(), a.event())).toList();
          return wanted.isEmpty() ? 0 : insert(handle, session.value(), wanted);
        });
  }

  private record Arrival(ChatEvent event, String payload) {}

  private int insert(Handle handle, String session, List<Arrival> arrivals) {
    long[] ids =
        dialect.ids(
            handle,
            "inbox_id",
            arrivals.size(),
            "select coalesce(max(id), 0) from inbox_key where session_id = ?",
            session);
    PreparedBatch keys =
        handle.prepareBatch(
            "insert into inbox_key (session_id, id, event_key) values (?, ?, ?)"
                + " on conflict (session_id, event_key) do nothing");
    for (int i = 0; i < arrivals.size(); i++) {
      keys.bind(0, session).bind(1, ids[i]).bind(2, key(arrivals.get(i).event())).add();
    }
    int[] isNew = keys.execute();
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into inbox (session_id, id, type, payload) values (?, ?, ?, ?)");
    for (int i = 0; i < isNew.length; i++) {
      if (isNew[i] > 0) {
        Arrival arrival = arrivals.get(i);
        rows.bind(0, session)
            .bind(1, ids[i])
            .bind(2, Json.type(arrival.event()))
            .bind(3, arrival.payload())
            .add();
      }
    }
    return rows.execute().length;
  }

  /**
   * Whether it is told too late: of a message that was deleted meanwhile, or of something that
   * somebody did before they asked to be forgotten.
   */
  private boolean isPast(Handle handle, String session, ChatEvent event) {
    if (event instanceof ChatEvent.Posted posted) {
      ChatEvent.Deleted deleted = new ChatEvent.Deleted(posted.message(), posted.at());
      return holds(
              handle,
              "select 1 from inbox_key where session_id = ? and event_key = ?",
              session,
              digest(deleted.key()))
          || isForgotten(handle, session, posted.author().user(), posted.at());
    }
    return event instanceof ChatEvent.Reacted reacted
        && isForgotten(handle, session, reacted.author().user(), reacted.at());
  }

  private boolean isForgotten(Handle handle, String session, UserRef user, Instant at) {
    return holds(
        handle,
        "select 1 from forgotten where session_id = ? and account = ? and at >= ?",
        session,
        digest(json.write(user)),
        Columns.nanos(at));
  }

  private static boolean holds(Handle handle, String sql, Object... values) {
    return handle.select(sql, values).mapTo(Integer.class).findFirst().isPresent();
  }

  /** Lets nothing that an account did until now come in again. */
  static void forget(Handle handle, String session, String account, Instant now) {
    handle.execute(
        "insert into forgotten (session_id, account, at) values (?, ?, ?)"
            + " on conflict (session_id, account) do update set at = excluded.at",
        session,
        digest(account),
        Columns.nanos(now));
  }

  private static byte[] key(ChatEvent event) {
    return digest(event.key());
  }

  private static byte[] digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public List<Row> pending(SessionId session, int most) {
    return readers.withHandle(handle -> pending(handle, json, session, most));
  }

  static List<Row> pending(Handle handle, Json json, SessionId session, int most) {
    return handle
        .createQuery("select id, type, payload from inbox where session_id = ? order by id limit ?")
        .bind(0, session.value())
        .bind(1, most)
        .map(
            (row, context) ->
                new Row(row.getLong(1), json.chatEvent(row.getString(2), row.getString(3))))
        .list();
  }

  @Override
  public void unreadable(String platform, String payload, String reason) {
    long now = Columns.nanos(clock.instant());
    writer.write(
        handle -> {
          handle.execute(
              "insert into unreadable (id, at, platform, reason, payload) values (?, ?, ?, ?, ?)",
              dialect
                  .ids(handle, "unreadable_id", 1, "select coalesce(max(id), 0) from unreadable")[
                  0],
              now,
              platform,
              Columns.text(reason),
              Columns.text(payload));
          return handle.execute(
              "delete from unreadable where at < ?"
                  + " or id not in (select id from unreadable order by id desc limit ?)",
              now - UNREADABLE_KEPT.toNanos(),
              MOST_UNREADABLE);
        });
  }

  @Override
  public int unreadable() {
    return readers.withHandle(
        handle -> handle.createQuery("select count(*) from unreadable").mapTo(Integer.class).one());
  }

  /** Lets go what names an account, readable or not. */
  static int dropUnreadable(Handle handle, UserRef user) {
    return handle.execute(
        "delete from unreadable where platform = ? and replace(payload, ?, '') <> payload",
        user.platform(),
        user.id());
  }

  /** Lets go what came until a session ended, whomever it names. */
  static void dropUnreadable(Handle handle, String session) {
    handle.execute(
        "delete from unreadable where at <= (select max(at) from event"
            + " where session_id = ? and type = 'SessionClosed')",
        session);
  }

  @Override
  public List<SessionId> waiting() {
    return readers.withHandle(
        handle ->
            handle
                .createQuery("select distinct session_id from inbox order by session_id")
                .map((row, context) -> new SessionId(row.getString(1)))
                .list());
  }

  /** Takes rows out; their keys stay. */
  static void consume(Handle handle, SessionId session, List<Long> ids) {
    PreparedBatch batch = handle.prepareBatch("delete from inbox where session_id = ? and id = ?");
    for (long id : ids) {
      batch.bind(0, session.value()).bind(1, id).add();
    }
    batch.execute();
  }
}
