package org.rapporteur.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.SessionId;

/** The outbox in a table; {@link Append} writes its posts. */
final class SqlOutbox implements Outbox {
  private static final String ROW =
      "select id, session_id, key, channel, body, version, messages, attempts, place from outbox ";

  private final Jdbi readers;
  private final Writer writer;
  private final Json json;

  SqlOutbox(Jdbi readers, Writer writer, Json json) {
    this.readers = readers;
    this.writer = writer;
    this.json = json;
  }

  @Override
  public List<ChannelRef> busy(Instant now) {
    return readers.withHandle(
        handle ->
            handle
                .createQuery(
                    "select distinct channel from outbox where due_at <= ? order by channel")
                .bind(0, Columns.nanos(now))
                .map((row, context) -> json.read(row.getString(1), ChannelRef.class))
                .list());
  }

  @Override
  public List<Row> due(ChannelRef channel, Instant now, int most) {
    long at = Columns.nanos(now);
    return readers.withHandle(
        handle ->
            handle
                .select(
                    ROW
                        + "where id in (select id from outbox where due_at <= ? and channel = ?)"
                        + " and not exists (select 1 from outbox earlier"
                        + " where earlier.channel = outbox.channel and earlier.id < outbox.id"
                        + " and earlier.due_at > ?) order by id limit ?",
                    at,
                    json.write(channel),
                    at,
                    most)
                .map(this::row)
                .list());
  }

  private Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        row.getLong(1),
        new SessionId(row.getString(2)),
        row.getString(3),
        place(row.getString(4), row.getString(9)),
        json.read(row.getString(5), Post.class),
        row.getLong(6),
        List.of(json.read(row.getString(7), MessageRef[].class)),
        row.getInt(8));
  }

  private Place place(String channel, @Nullable String place) {
    return place == null
        ? new Place.Channel(json.read(channel, ChannelRef.class))
        : json.read(place, Place.class);
  }

  @Override
  public Optional<Row> posted(Row row, List<MessageRef> messages) {
    int written =
        writer.write(
            handle ->
                handle.execute(
                    "update outbox set messages = ?"
                        + " where session_id = ? and id = ? and messages = ?",
                    json.write(messages),
                    row.session().value(),
                    row.id(),
                    json.write(row.messages())));
    return written == 0 ? Optional.empty() : Optional.of(row.with(messages));
  }

  @Override
  public void delivered(Row row) {
    update(
        "delivered = ?, attempts = 0, reason = null,"
            + " due_at = case when version > ? then due_at end",
        row,
        row.version(),
        row.version());
  }

  @Override
  public void retry(Row row, Instant at, String reason) {
    update(
        "attempts = attempts + 1, due_at = ?, reason = ?",
        row,
        Columns.nanos(at),
        Columns.text(reason));
  }

  @Override
  public void failed(Row row, String reason) {
    update(
        "attempts = attempts + 1, reason = ?, due_at = case when version > ? then due_at end",
        row,
        Columns.text(reason),
        row.version());
  }

  private void update(String changes, Row row, @Nullable Object... values) {
    String sql = "update outbox set " + changes + " where session_id = ? and id = ?";
    writer.write(
        handle -> {
          Update update = handle.createUpdate(sql);
          int at = 0;
          for (Object value : values) {
            update.bind(at++, value);
          }
          return update.bind(at, row.session().value()).bind(at + 1, row.id()).execute();
        });
  }

  @Override
  public int waiting() {
    return readers.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from outbox where due_at is not null")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public List<Row> delivered(SessionId session, ChannelRef channel, int most) {
    return readers.withHandle(
        handle ->
            handle
                .select(
                    ROW
                        + "where id in (select id from outbox where session_id = ?"
                        + " and channel = ? and place is null and delivered > 0 order by id desc limit ?) order by id",
                    session.value(),
                    json.write(channel),
                    most)
                .map(this::row)
                .list());
  }
}
