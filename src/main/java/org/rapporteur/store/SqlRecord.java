package org.rapporteur.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.History;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;
import org.rapporteur.session.Words;
import org.rapporteur.text.TopicMatch;

/** The record in tables. */
final class SqlRecord implements SessionRecord {
  private static final String LATEST_FIRST = " order by opened_at desc, session_id desc";

  private final Jdbi readers;
  private final Writer writer;
  private final Dialect dialect;
  private final Json json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SqlRecord(Jdbi readers, Writer writer, Dialect dialect, Json json, Clock clock) {
    this.readers = readers;
    this.writer = writer;
    this.dialect = dialect;
    this.json = json;
    this.clock = clock;
  }

  /** Read as at one moment, so that no erasure falls between the events and their words. */
  @Override
  public History after(SessionId session, long seq, int most) {
    return readers.inTransaction(
        dialect.oneMoment(),
        handle -> {
          List<Recorded> events =
              handle
                  .createQuery(
                      "select seq, at, actor, type, payload from event"
                          + " where session_id = ? and seq > ? order by seq limit ?")
                  .bind(0, session.value())
                  .bind(1, seq)
                  .bind(2, most)
                  .map(this::recorded)
                  .list();
          if (events.isEmpty()) {
            return new History(List.of(), List.of(), List.of());
          }
          long last = events.get(events.size() - 1).seq();
          return new History(
              events,
              named(
                  handle,
                  "select id, person, text, matches from words"
                      + " where session_id = ? and seq > ? and seq <= ? order by seq, id",
                  session,
                  seq,
                  last,
                  this::words),
              named(
                  handle,
                  "select id, account, name, affiliation from person"
                      + " where session_id = ? and seq > ? and seq <= ? order by seq, id",
                  session,
                  seq,
                  last,
                  this::person));
        });
  }

  private static <T> List<T> named(
      Handle handle, String sql, SessionId session, long after, long upTo, RowMapper<T> mapper) {
    return handle
        .createQuery(sql)
        .bind(0, session.value())
        .bind(1, after)
        .bind(2, upTo)
        .map(mapper)
        .list();
  }

  private Recorded recorded(ResultSet row, StatementContext context) throws SQLException {
    return new Recorded(
        row.getLong(1),
        Columns.instant(row.getLong(2)),
        row.getInt(3),
        json.event(row.getString(4), row.getString(5)));
  }

  private Words words(ResultSet row, StatementContext context) throws SQLException {
    return new Words(
        row.getInt(1),
        row.getInt(2),
        row.getString(3),
        List.of(json.read(row.getString(4), TopicMatch[].class)));
  }

  private Person person(ResultSet row, StatementContext context) throws SQLException {
    String account = row.getString(2);
    return new Person(
        row.getInt(1),
        account == null ? null : json.read(account, UserRef.class),
        row.getString(3),
        row.getString(4));
  }

  @Override
  public long last(SessionId session) {
    return readers.withHandle(
        handle ->
            handle
                .createQuery("select coalesce(max(seq), 0) from event where session_id = ?")
                .bind(0, session.value())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public boolean holds(SessionId session, String cause) {
    return readers.withHandle(
        handle ->
            handle
                .createQuery("select 1 from event where session_id = ? and cause = ?")
                .bind(0, session.value())
                .bind(1, cause)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }

  @Override
  public void append(Change change) throws ConflictException {
    Function<Handle, Optional<ConflictException>> work =
        handle -> new Append(handle, dialect, json, clock, random, change).run();
    Optional<ConflictException> conflict =
        Append.erases(change) ? writer.erase(work) : writer.write(work);
    if (conflict.isPresent()) {
      throw conflict.get();
    }
  }

  @Override
  public List<SessionId> in(ChannelRef channel) {
    return sessions(
        "select session_id from session_channel join session using (session_id) where channel = ?",
        json.write(channel));
  }

  @Override
  public List<SessionId> open() {
    return sessions("select session_id from session where closed = 0");
  }

  @Override
  public List<SessionId> all() {
    return sessions("select session_id from session");
  }

  @Override
  public List<SessionId> sessionsOf(UserRef user) {
    return sessions(
        "select session_id from session where session_id in"
            + " (select session_id from person where account = ?)",
        json.write(user));
  }

  private List<SessionId> sessions(String sql, Object... values) {
    return readers.withHandle(
        handle ->
            handle
                .select(sql + LATEST_FIRST, values)
                .map((row, context) -> new SessionId(row.getString(1)))
                .list());
  }
}
