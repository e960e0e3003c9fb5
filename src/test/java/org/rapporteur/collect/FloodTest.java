package org.rapporteur.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Leases;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Reading;
import org.rapporteur.text.duplicate.DuplicateRules;

/** Somebody, or many together, write faster than a floor can follow. */
final class FloodTest {
  private static final FloodLimits LIMITS = new FloodLimits(5, 12);

  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final List<ChatEvent> told = new ArrayList<>();
  private InMemoryStore store = new InMemoryStore(clock);
  private LiveSessions live = new LiveSessions(store.record());
  private Collector collector = collector();

  private Collector collector() {
    return new Collector(
        store.inbox(),
        live,
        s -> (text, fallback) -> Reading.of(fallback, Kind.QUESTION, List.of(), text),
        new AskedBefore(DuplicateRules.byWords()),
        e -> true,
        LIMITS,
        Leases.ALONE,
        clock);
  }

  @BeforeEach
  void opens() {
    live.change(
        new SessionFixture().session().id(),
        state -> {
          Draft draft = new Draft(state, SessionFixture.OPENS, null);
          draft.record(Person.BOT, new Event.SessionOpened(new SessionFixture().session()));
          return draft;
        });
  }

  private void says(String who, Instant at) {
    MessageRef message = new MessageRef(SessionFixture.FLOOR, "m" + told.size());
    told.add(
        ChatEvent.Posted.of(
            message, SessionFixture.author(who), "Who pays for " + told.size() + "?", at));
    collector.received(told.get(told.size() - 1));
    collector.drainAll();
  }

  private void says(String who, int times) {
    for (int n = 0; n < times; n++) {
      says(who, clock.instant());
      clock.advance(Duration.ofSeconds(1));
    }
  }

  private SessionState state() {
    return live.state(new SessionFixture().session().id());
  }

  private long itemsOf(String who) {
    return state().items().stream()
        .filter(i -> state().nameOf(i.origin().author()).equals(who))
        .count();
  }

  private List<String> notices() {
    ChannelRef moderators = SessionFixture.MODERATORS;
    return store.outbox().due(moderators, clock.instant(), 100).stream()
        .map(Outbox.Row::post)
        .map(p -> p.text())
        .toList();
  }

  @Test
  void keepsWhatIsTooMuchOfOnePersonAsChatterAndTellsModeratorsOnce() {
    says("Zoë", 40);

    assertThat(itemsOf("Zoë")).isEqualTo(5);
    assertThat(state().chatterCount()).isEqualTo(35);
    assertThat(notices())
        .containsExactly(
            "Somebody posts more than 5 messages a minute in web:floor. Those above 5 are kept as"
                + " chatter: /floor promote LINK takes one in.");
  }

  @Test
  void losesNothingOfOthers() {
    for (int n = 0; n < 5; n++) {
      says("Zoë", 8);
      says("Ben", 1);
    }

    assertThat(itemsOf("Ben")).isEqualTo(5);
  }

  @Test
  void takesAPersonInAgainAMinuteLater() {
    says("Zoë", 6);
    clock.advance(Duration.ofMinutes(1));
    says("Zoë", 3);

    assertThat(itemsOf("Zoë")).isEqualTo(8);
  }

  @Test
  void tellsOfTheNextFloodTenMinutesLater() {
    says("Zoë", 6);
    clock.advance(Duration.ofMinutes(9));
    says("Zoë", 6);
    assertThat(notices()).hasSize(1);
    clock.advance(Duration.ofMinutes(10));
    says("Zoë", 6);

    assertThat(notices()).hasSize(2);
  }

  @Test
  void keepsWhatIsTooMuchOfAChannelAsChatter() {
    for (int n = 0; n < 5; n++) {
      says("P" + n, 4);
    }

    assertThat(state().items()).hasSize(12);
    assertThat(state().chatterCount()).isEqualTo(8);
    assertThat(notices())
        .containsExactly(
            "People post more than 12 messages a minute in web:floor. Those above 12 are kept as"
                + " chatter: /floor promote LINK takes one in.");
  }

  @Test
  void anEditMakesNoItemOfWhatIsTooMuch() {
    says("Zoë", 6);
    collector.received(
        new ChatEvent.Edited(
            told.get(5).message(), "Will you answer me?", clock.instant(), "edit-1"));
    collector.drainAll();

    assertThat(itemsOf("Zoë")).isEqualTo(5);
    assertThat(state().chatter(told.get(5).message()).orElseThrow().text())
        .isEqualTo("Will you answer me?");
  }

  @Test
  void decidesTheSameWheneverItIsCollected() {
    says("Zoë", 9);
    says("Ben", 2);
    List<String> live = texts();
    store = new InMemoryStore(clock);
    this.live = new LiveSessions(store.record());
    collector = collector();
    opens();
    clock.advance(Duration.ofHours(3));
    told.forEach(collector::received);
    collector.drainAll();

    assertThat(texts()).isEqualTo(live);
    assertThat(notices()).hasSize(1);
  }

  private List<String> texts() {
    return state().items().stream().map(i -> state().text(i)).toList();
  }
}
