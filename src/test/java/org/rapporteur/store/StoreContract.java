package org.rapporteur.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicMatch;

/** What the contracts of the three interfaces share: a store, and a meeting told to it. */
abstract class StoreContract {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00.000001Z");
  static final SessionId PLENARY = new SessionId("plenary");
  static final ChannelRef FLOOR = ChannelRef.parse("web:floor");
  static final ChannelRef DESK = ChannelRef.parse("web:desk");
  static final Author ANA = Author.named(new UserRef("web", "", "ana-1"), "Ana");
  static final Author BEN = Author.named(new UserRef("web", "", "ben-2"), "Ben");

  /** A store as the rest of the house sees it. */
  record Faces(SessionRecord record, Inbox inbox, Outbox outbox) {}

  /** The store of this test, whose clock stands at {@link #NOON}. */
  abstract Faces store();

  final SessionRecord record() {
    return store().record();
  }

  final Inbox inbox() {
    return store().inbox();
  }

  final Outbox outbox() {
    return store().outbox();
  }

  /** The rows of all channels due at a time, oldest first. */
  final List<Outbox.Row> due(Instant at) {
    return outbox().busy(at).stream()
        .flatMap(channel -> outbox().due(channel, at, 1_000).stream())
        .sorted(Comparator.comparingLong(Outbox.Row::id))
        .toList();
  }

  final SessionState state(SessionId session) {
    return new LiveSessions(record()).state(session);
  }

  final void open(SessionId id, Instant at, ChannelRef floor) throws ConflictException {
    Draft draft = new Draft(state(id), at, null);
    Session session =
        new Session(
            id,
            "Title of " + id,
            at,
            at.plus(Duration.ofHours(1)),
            List.of(new Session.Source(floor, Presence.ONLINE)),
            DESK,
            DESK,
            "convention",
            List.of(),
            List.of("Okafor"),
            Attribution.CHATHAM_HOUSE,
            Language.EN,
            Set.of());
    draft.record(draft.person(BEN), new Event.SessionOpened(session));
    record().append(draft.change());
  }

  final Draft draft() {
    return new Draft(state(PLENARY), NOON.plusSeconds(5), null);
  }

  static int ask(Draft draft, Author author, String text) {
    int number = draft.state().nextItem();
    int person = draft.person(author);
    int words = draft.words(person, text, List.of(new TopicMatch("aid", List.of("fund"))));
    draft.record(
        person,
        new Event.ItemCollected(
            number,
            Kind.QUESTION,
            message("m" + number),
            FLOOR,
            person,
            false,
            Presence.ONLINE,
            draft.at(),
            words,
            Language.EN,
            List.of("aid"),
            false));
    return number;
  }

  final int asked(Author author, String text) throws ConflictException {
    Draft draft = draft();
    int number = ask(draft, author, text);
    record().append(draft.change());
    return number;
  }

  final void posted(String key, ChannelRef channel, Post post) throws ConflictException {
    Draft draft = draft();
    draft.post(key, channel, post);
    record().append(draft.change());
  }

  final void withdrawn(Author author, int number) throws ConflictException {
    Draft draft = draft();
    new Decisions(draft, draft.person(author)).withdraw(number);
    record().append(draft.change());
  }

  final void forgotten(Author author) throws ConflictException {
    Draft draft = draft();
    new Decisions(draft, draft.person(author)).forgetMe();
    record().append(draft.change());
  }

  final void consumed(Inbox.Row... rows) throws ConflictException {
    Draft draft = draft();
    for (Inbox.Row row : rows) {
      draft.consumed(row.id());
    }
    record().append(draft.change());
  }

  static ChatEvent says(Author author, String id, String text) {
    return ChatEvent.Posted.of(message(id), author, text, NOON);
  }

  static MessageRef message(String id) {
    return new MessageRef(FLOOR, id);
  }

  /** All that a state shows of items and their askers. */
  static List<String> told(SessionState state) {
    return state.items().stream()
        .map(i -> i + " " + state.text(i) + " " + state.nameOf(i.origin().author()))
        .toList();
  }
}
