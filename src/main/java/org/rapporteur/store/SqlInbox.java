package org.rapporteur.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.collect.Inbox;
import org.rapporteur.session.SessionId;

/** The inbox in a table. */
final class SqlInbox implements Inbox {
  private static final int KEY_BYTES = 16;

  private final Jdbi readers;
  private final Writer writer;
  private final Json json;

  SqlInbox(Jdbi readers, Writer writer, Json json) {
    this.readers = readers;
    this.writer = writer;
    this.json = json;
  }

  @Override
  public void put(SessionId session, List<ChatEvent> events) {
    record Arrival(ChatEvent event, String payload) {}
    List<Arrival> arrivals = events.stream().map(e -> new Arrival(e, json.write(e))).toList();
    writer.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into inbox (session_id, id, event_key, type, payload) values (?,"
                      + " (select coalesce(max(id), 0) + 1 from inbox where session_id = ?),"
                      + " ?, ?, ?) on conflict (session_id, event_key) do nothing");
          for (Arrival arrival : arrivals) {
            batch
                .bind(0, session.value())
                .bind(1, session.value())
                .bind(2, key(arrival.event()))
                .bind(3, Json.type(arrival.event()))
                .bind(4, arrival.payload())
                .add();
          }
          return batch.execute();
        });
  }

  private static byte[] key(ChatEvent event) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(event.key().getBytes(StandardCharsets.UTF_8));
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
        .createQuery(
            "select id, type, payload from inbox"
                + " where session_id = ? and payload is not null order by id limit ?")
        .bind(0, session.value())
        .bind(1, most)
        .map(
            (row, context) ->
                new Row(row.getLong(1), json.chatEvent(row.getString(2), row.getString(3))))
        .list();
  }

  @Override
  public List<SessionId> waiting() {
    return readers.withHandle(
        handle ->
            handle
                .createQuery(
                    "select distinct session_id from inbox"
                        + " where payload is not null order by session_id")
                .map((row, context) -> new SessionId(row.getString(1)))
                .list());
  }

  /** Marks rows as done: their payload goes, their key stays. */
  static void consume(Handle handle, SessionId session, List<Long> ids) {
    PreparedBatch batch =
        handle.prepareBatch("update inbox set payload = null where session_id = ? and id = ?");
    for (long id : ids) {
      batch.bind(0, session.value()).bind(1, id).add();
    }
    batch.execute();
  }
}
