package org.rapporteur.digest;

import java.util.List;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.History;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

/** Sessions that go on: a clock, a store and the story told so far. */
final class LiveHall {
  static final SessionId ID = new SessionId("s1");

  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final LiveSessions sessions = new LiveSessions(store.record());

  SettableClock clock() {
    return clock;
  }

  InMemoryStore store() {
    return store;
  }

  LiveSessions sessions() {
    return sessions;
  }

  /** Records what a story tells, as one change. */
  void record(SessionFixture story) {
    History all = story.history();
    try {
      store.record().append(new Change(story.state().id(), 0, null, all, List.of(), List.of()));
    } catch (ConflictException e) {
      throw new AssertionError(e);
    }
  }

  void opened() {
    record(new SessionFixture().open().asks("Ana", "Who pays?"));
  }

  void ask(String text) {
    sessions.change(
        ID,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          int ana = draft.person(SessionFixture.author("Ana"));
          int words = draft.words(ana, text, List.of());
          draft.record(
              ana,
              new Event.ItemCollected(
                  state.nextItem(),
                  Kind.QUESTION,
                  null,
                  SessionFixture.FLOOR,
                  ana,
                  false,
                  Presence.ONLINE,
                  clock.instant(),
                  words,
                  Language.EN,
                  List.of(),
                  false));
          return draft;
        });
  }

  List<Outbox.Row> posts(ChannelRef channel) {
    return store.outbox().due(channel, clock.instant(), 100);
  }
}
