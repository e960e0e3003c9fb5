package org.rapporteur.store;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rapporteur.chat.Place;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Event;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.Session;
import org.rapporteur.session.Words;

/** Writes one change inside a transaction, or says what stands against it. */
final class Append {
  private final Handle handle;
  private final Json json;
  private final Clock clock;
  private final Change change;
  private final String session;

  Append(Handle handle, Json json, Clock clock, Change change) {
    this.handle = handle;
    this.json = json;
    this.clock = clock;
    this.change = change;
    this.session = change.session().value();
  }

  /** Whether a change erases anything. */
  static boolean erases(Change change) {
    return !change.erasedWords().isEmpty()
        || !change.erasedItems().isEmpty()
        || !change.forgottenPeople().isEmpty();
  }

  /** Writes it; nothing is written when a conflict is returned. */
  Optional<ConflictException> run() {
    Optional<ConflictException> conflict = conflict();
    if (conflict.isEmpty()) {
      events();
      people();
      words();
      posts();
      consume();
      if (erases(change)) {
        new Erasure(handle, json, clock, change).run();
      }
    }
    return conflict;
  }

  private Optional<ConflictException> conflict() {
    String cause = change.cause();
    if (cause != null
        && count("select count(*) from event where session_id = ? and cause = ?", cause) > 0) {
      return Optional.of(ConflictException.repeated(change.session(), cause));
    }
    long found =
        handle
            .createQuery("select coalesce(max(seq), 0) from event where session_id = ?")
            .bind(0, session)
            .mapTo(Long.class)
            .one();
    return found == change.expected()
        ? Optional.empty()
        : Optional.of(ConflictException.moved(change.session(), change.expected(), found));
  }

  private long count(String sql, String value) {
    return handle.createQuery(sql).bind(0, session).bind(1, value).mapTo(Long.class).one();
  }

  private void events() {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into event (session_id, seq, at, actor, type, payload, cause)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    String cause = change.cause();
    for (Recorded recorded : change.history().events()) {
      batch
          .bind(0, session)
          .bind(1, recorded.seq())
          .bind(2, Columns.nanos(recorded.at()))
          .bind(3, recorded.actor())
          .bind(4, Json.type(recorded.event()))
          .bind(5, json.write(recorded.event()))
          .bind(6, cause)
          .add();
      cause = null;
      project(recorded);
    }
    batch.execute();
  }

  /** Keeps the index of sessions true. */
  private void project(Recorded recorded) {
    if (recorded.event() instanceof Event.SessionOpened e) {
      handle.execute(
          "insert into session (session_id, opened_at) values (?, ?)"
              + " on conflict (session_id) do update set opened_at = excluded.opened_at",
          session,
          Columns.nanos(recorded.at()));
      handle.execute("delete from session_channel where session_id = ?", session);
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into session_channel (session_id, channel) values (?, ?)"
                  + " on conflict do nothing");
      for (Session.Source source : e.session().sources()) {
        batch.bind(0, session).bind(1, json.write(source.channel())).add();
      }
      batch.bind(0, session).bind(1, json.write(e.session().moderatorChannel())).add();
      batch.execute();
    } else if (recorded.event() instanceof Event.SessionClosed) {
      handle.execute("update session set closed = 1 where session_id = ?", session);
    }
  }

  private void words() {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into words (session_id, id, seq, person, text, matches)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (Words words : change.history().words()) {
      batch
          .bind(0, session)
          .bind(1, words.id())
          .bind(2, change.expected() + 1)
          .bind(3, words.person())
          .bind(4, words.text())
          .bind(5, json.write(words.matches()))
          .add();
    }
    batch.execute();
  }

  private void people() {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into person (session_id, id, seq, account, name, affiliation)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (session_id, id) do update set"
                + " seq = excluded.seq, name = excluded.name, affiliation = excluded.affiliation");
    for (Person person : change.history().people()) {
      batch
          .bind(0, session)
          .bind(1, person.id())
          .bind(2, change.expected() + 1)
          .bind(3, person.user() == null ? null : json.write(person.user()))
          .bind(4, person.name())
          .bind(5, person.affiliation())
          .add();
    }
    batch.execute();
  }

  private void posts() {
    long now = Columns.nanos(clock.instant());
    for (Change.Outgoing post : change.posts()) {
      handle.execute(
          "insert into outbox (session_id, id, key, channel, place, account, body, version, due_at)"
              + " values (?, (select coalesce(max(id), 0) + 1 from outbox), ?, ?, ?, ?, ?, 1, ?)"
              + " on conflict (session_id, key) do update set channel = excluded.channel,"
              + " place = excluded.place, account = excluded.account, body = excluded.body, version = outbox.version + 1, due_at = excluded.due_at",
          session,
          post.key(),
          json.write(post.place().channel()),
          post.place() instanceof Place.Channel ? null : json.write(post.place()),
          post.place() instanceof Place.Direct to ? json.write(to.user()) : null,
          json.write(post.post()),
          now);
    }
  }

  private void consume() {
    SqlInbox.consume(handle, change.session(), change.consumed());
  }
}
