package org.rapporteur.benchmark;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Collector;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.Store;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.duplicate.DuplicateRules;

/** A busy session: 2,000 people who ask in turn, each question a little different. */
final class Floor {
  static final SessionId SESSION = new SessionId("plenary");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final ChannelRef CHANNEL = ChannelRef.parse("slack:T0123ABCD/C0123ABCD");
  private static final ChannelRef DESK = ChannelRef.parse("slack:T0123ABCD/C0456EFGH");
  private static final int PEOPLE = 2_000;
  private final List<ChatEvent> messages = new ArrayList<>();

  Floor(int count) {
    for (int i = 0; i < count; i++) {
      int person = i % PEOPLE;
      messages.add(
          ChatEvent.Posted.of(
              new MessageRef(CHANNEL, "1772452800.%06d".formatted(i)),
              Author.named(new UserRef("slack", "T0123ABCD", "U" + person), "Delegate " + person),
              "Who decides which requests for technical assistance come first, and by when does"
                  + " a State that asked hear of the answer? ("
                  + i
                  + ")",
              CLOCK.instant().plusMillis(i)));
    }
  }

  /** The messages in parts of at most so many. */
  List<List<ChatEvent>> parts(int most) {
    List<List<ChatEvent>> parts = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += most) {
      parts.add(messages.subList(from, Math.min(from + most, messages.size())));
    }
    return parts;
  }

  /** Opens the session in a store; what collects it there reads every message as one question. */
  static Collector opened(Store store) {
    return opened(store, CHANNEL, DESK);
  }

  /** The same for a session that collects from another channel. */
  static Collector opened(Store store, ChannelRef source, ChannelRef desk) {
    LiveSessions live = new LiveSessions(store.record());
    live.change(
        SESSION,
        state -> {
          Draft draft = new Draft(state, CLOCK.instant(), null);
          draft.record(0, new Event.SessionOpened(session(source, desk)));
          return draft;
        });
    return new Collector(
        store.inbox(),
        live,
        s -> (text, fallback) -> question(text),
        new AskedBefore(DuplicateRules.byWords()),
        emoji -> true,
        CLOCK);
  }

  private static Reading question(String text) {
    return Reading.of(
        Language.EN,
        Kind.QUESTION,
        List.of(new TopicMatch("capacity-building", List.of("technical assistance"))),
        text);
  }

  private static Session session(ChannelRef source, ChannelRef desk) {
    return new Session(
        SESSION,
        "Plenary",
        CLOCK.instant(),
        null,
        List.of(new Session.Source(source, Presence.ONLINE)),
        desk,
        desk,
        "convention",
        List.of(),
        List.of(),
        Attribution.CHATHAM_HOUSE,
        Language.EN,
        Set.of());
  }
}
