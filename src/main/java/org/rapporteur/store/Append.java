package org.rapporteur.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
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
  private final Dialect dialect;
  private final Json json;
  private final Clock clock;
  private final SecureRandom random;
  private final Change change;
  private final String session;

  Append(
      Handle handle, Dialect dialect, Json json, Clock clock, SecureRandom random, Change change) {
    this.handle = handle;
    this.dialect = dialect;
    this.json = json;
    this.clock = clock;
    this.random = random;
    this.change = change;
    this.session = change.session().value();
  }

  /** Whether a change erases anything. */
  static boolean erases(Change change) {
    return !change.erasedWords().isEmpty()
        || !change.erasedItems().isEmpty()
        || !change.forgottenPeople().isEmpty()
        || change.droppedPeople().isPresent();
  }

  /** Writes it; nothing is written when a conflict is returned. */
  Optional<ConflictException> run() {
    dialect.take(handle, session);
    Last last = last();
    Optional<ConflictException> conflict = conflict(last.seq);
    if (conflict.isPresent()) {
      return conflict;
    }
    List<Salted> words = salted();
    if (!events(linked(last.hash, attests(words)))) { // two opened the session at once
      return Optional.of(ConflictException.moved(change.session(), last.seq, last().seq));
    }
    people();
    words(words);
    posts();
    consume();
    if (erases(change)) {
      new Erasure(handle, json, clock, change).run();
    }
    return Optional.empty();
  }

  /** Words as they are written. */
  private record Salted(Words words, String text, String matches, String salt) {}

  private List<Salted> salted() {
    return change.history().words().stream()
        .map(
            w -> new Salted(w, Columns.text(w.text()), json.write(w.matches()), Chain.salt(random)))
        .toList();
  }

  private @Nullable String attests(List<Salted> words) {
    return words.isEmpty()
        ? null
        : json.write(
            words.stream()
                .map(w -> Attested.of(w.salt, w.words.id(), w.words.person(), w.text, w.matches))
                .toList());
  }

  private Optional<ConflictException> conflict(long found) {
    String cause = change.cause();
    if (cause != null
        && count("select count(*) from event where session_id = ? and cause = ?", cause) > 0) {
      return Optional.of(ConflictException.repeated(change.session(), cause));
    }
    return found == change.expected()
        ? Optional.empty()
        : Optional.of(ConflictException.moved(change.session(), change.expected(), found));
  }

  private long count(String sql, String value) {
    return handle.createQuery(sql).bind(0, session).bind(1, value).mapTo(Long.class).one();
  }

  private record Last(long seq, String hash) {}

  private Last last() {
    return handle
        .createQuery("select seq, hash from event where session_id = ? order by seq desc limit 1")
        .bind(0, session)
        .map((row, context) -> new Last(row.getLong(1), row.getString(2)))
        .findOne()
        .orElseGet(() -> new Last(0, Chain.beginning(session)));
  }

  /** An event's row, with the hash of its link. */
  private record Linked(Chain.Link link, String hash) {}

  /**
   * The events as they follow a hash; the change's cause and what it attests stand with the first.
   */
  private List<Linked> linked(String before, @Nullable String attests) {
    List<Linked> all = new ArrayList<>();
    String hash = before;
    for (Recorded recorded : change.history().events()) {
      boolean first = all.isEmpty();
      Chain.Link link =
          new Chain.Link(
              recorded.seq(),
              Columns.nanos(recorded.at()),
              recorded.actor(),
              Json.type(recorded.event()),
              json.write(recorded.event()),
              first ? change.cause() : null,
              first ? attests : null);
      hash = Chain.next(hash, link);
      all.add(new Linked(link, hash));
    }
    return all;
  }

  /**
   * Writes the events.
   *
   * @return false when another has the place of the first: nothing was written
   */
  private boolean events(List<Linked> all) {
    if (all.isEmpty()) {
      return true;
    }
    if (insert(all.subList(0, 1)) == 0) {
      return false;
    }
    insert(all.subList(1, all.size()));
    change.history().events().forEach(this::project);
    return true;
  }

  private int insert(List<Linked> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into event (session_id, seq, at, actor, type, payload, cause, attests, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
    for (Linked event : events) {
      Chain.Link link = event.link;
      batch
          .bind(0, session)
          .bind(1, link.seq())
          .bind(2, link.at())
          .bind(3, link.actor())
          .bind(4, link.type())
          .bind(5, link.payload())
          .bind(6, link.cause())
          .bind(7, link.attests())
          .bind(8, event.hash)
          .add();
    }
    return IntStream.of(batch.execute()).sum();
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

  private void words(List<Salted> all) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into words (session_id, id, seq, person, text, matches, salt)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    for (Salted one : all) {
      batch
          .bind(0, session)
          .bind(1, one.words.id())
          .bind(2, change.expected() + 1)
          .bind(3, one.words.person())
          .bind(4, one.text)
          .bind(5, one.matches)
          .bind(6, one.salt)
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
          .bind(4, Columns.text(person.name()))
          .bind(5, Columns.textOrNull(person.affiliation()))
          .add();
    }
    batch.execute();
  }

  private void posts() {
    long now = Columns.nanos(clock.instant());
    long[] ids =
        dialect.ids(
            handle, "outbox_id", change.posts().size(), "select coalesce(max(id), 0) from outbox");
    int next = 0;
    for (Change.Outgoing post : change.posts()) {
      handle.execute(
          "insert into outbox (session_id, id, key, channel, place, account, body, version, due_at)"
              + " values (?, ?, ?, ?, ?, ?, ?, 1, ?)"
              + " on conflict (session_id, key) do update set channel = excluded.channel,"
              + " place = excluded.place, account = excluded.account, body = excluded.body, version = outbox.version + 1, due_at = excluded.due_at",
          session,
          ids[next++],
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
