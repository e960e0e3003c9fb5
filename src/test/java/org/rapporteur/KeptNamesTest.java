package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.digest.Reports;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Retention;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Address;
import org.rapporteur.store.Store;

/** For how long it is kept who people are, on both stores. */
@SuppressWarnings("NullAway.Init") // each test names its store and begins by held
final class KeptNamesTest {
  private static final SessionId ID = new SessionId("s1");
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Author ANA = SessionFixture.author("Marked-Ana (Marked-Chile)");
  private static final Author INES = SessionFixture.author("Ines");
  private static final String[] MARKS = {"Marked-Ana", "Marked-Chile", ANA.user().id()};

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private Address address;
  private Store store;
  private LiveSessions sessions;
  private Retention retention;
  private Instant due = Instant.MAX;

  private void start() {
    store = Store.open(address, clock);
    sessions = new LiveSessions(store.record());
    new Reports(sessions, new Closing(folder), clock).refresh();
    retention = new Retention(sessions, KEPT, clock);
  }

  @AfterEach
  void closes() {
    if (store != null) {
      store.close();
    }
  }

  /** Ana asks, is named in a digest, is told of her item, and a moment later all is over. */
  private void held(Traces.In in) throws ConflictException {
    address = in.address(folder);
    start();
    SessionFixture story =
        new SessionFixture()
            .attribution(Attribution.NAMED)
            .open()
            .asks("Marked-Ana (Marked-Chile)", "Who pays for it?")
            .upvotes(1, "Ben")
            .flags(1, "Keiko Tanaka");
    store.record().append(new Change(ID, 0, null, story.history(), List.of(), List.of()));
    Closing closing = new Closing(folder);
    clock.advance(Duration.ofMinutes(5));
    new DigestSchedule(sessions, clock, Duration.ofMinutes(5), false, closing).tick();
    MessageRef late = new MessageRef(SessionFixture.FLOOR, "late");
    store
        .inbox()
        .put(ID, List.of(ChatEvent.Posted.of(late, ANA, "And I said so late", clock.instant())));
    store.inbox().unreadable("web", "{\"user\": \"" + ANA.user().id() + "\"}", "is torn");
    store.platformState("web").put("call/1", "{\"user\":\"" + ANA.user().id() + "\"}");
    store.platformState("web").put("mark/floor", "1700.1");
    sessions.change(
        ID,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.post(
              "outcome:1",
              new Place.Direct(SessionFixture.FLOOR, ANA.user()),
              Post.of("Your #1 was flagged"));
          closing.close(draft, Person.BOT, true);
          return draft;
        });
    due = clock.instant().plus(KEPT);
    retention.tick();
  }

  private Traces traces() {
    return new Traces(folder, address);
  }

  private String document() {
    try {
      return Files.readString(new Closing(folder).folder(ID).resolve("digest.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesGoAtTheTimeAndNotAMomentBefore(Traces.In in) throws ConflictException {
    held(in);
    SessionState before = sessions.state(ID);

    clock.set(due.minusNanos(1));
    retention.tick();
    assertThat(sessions.state(ID).seq()).isEqualTo(before.seq());
    assertThat(document()).contains("Marked-Ana (Marked-Chile)");

    clock.set(due);
    retention.tick();
    assertThat(traces().of(MARKS)).isEmpty();
    assertThat(document()).contains("Who pays for it?");
    assertThat(store.verify(ID).fault()).isEmpty();
    store.close();
    assertThat(traces().of(MARKS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatPeopleDidStaysAndCounts(Traces.In in) throws ConflictException {
    held(in);
    SessionState before = sessions.state(ID);

    clock.set(due);
    retention.tick();

    SessionState after = sessions.state(ID);
    assertThat(after.peopleCount()).isEqualTo(before.peopleCount());
    assertThat(after.text(after.known(1))).isEqualTo("Who pays for it?");
    assertThat(after.upvotes(after.known(1))).isEqualTo(1);
    assertThat(after.publicAuthor(after.known(1))).isEmpty();
    assertThat(after.nameOf(1)).isEqualTo("someone");
    assertThat(store.platformState("web").get("mark/floor")).contains("1700.1");
    assertThat(store.outbox().due(SessionFixture.MODERATORS, clock.instant(), 10))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.post().text())
                    .contains("Who pays for it?")
                    .contains("someone")
                    .doesNotContain("Marked"));
  }

  @ParameterizedTest
  @EnumSource
  void theyGoOnceAndStayAwayOverARestart(Traces.In in) throws ConflictException {
    held(in);
    clock.set(due);
    retention.tick();
    long seq = sessions.state(ID).seq();

    store.close();
    start();
    retention.tick();
    clock.advance(Duration.ofDays(1));
    retention.tick();

    assertThat(sessions.state(ID).seq()).isEqualTo(seq);
    assertThat(sessions.state(ID).nameOf(1)).isEqualTo("someone");
    assertThat(sessions.of(ANA.user())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverJoinsLaterIsKnownUntilTheNextLook(Traces.In in) throws ConflictException {
    held(in);
    clock.set(due);
    retention.tick();
    sessions.change(
        ID,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          new Decisions(draft, draft.person(INES)).note(1, "Sent to the ministry");
          return draft;
        });
    assertThat(new LiveSessions(store.record()).state(ID).person(INES.user())).isPresent();

    clock.advance(Duration.ofMinutes(1));
    retention.tick();

    assertThat(new LiveSessions(store.record()).state(ID).person(INES.user())).isEmpty();
    assertThat(traces().of(INES.user().id())).isEmpty();
    assertThat(store.verify(ID).fault()).isEmpty();
  }
}
