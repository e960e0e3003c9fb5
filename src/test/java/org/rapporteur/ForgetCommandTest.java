package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.digest.Reports;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Address;
import org.rapporteur.store.Store;

/** What an operator does for somebody who asks to be forgotten, on both stores. */
final class ForgetCommandTest {
  private static final SessionId HELD = new SessionId("held");
  private static final SessionId HEARING = new SessionId("hearing");
  private static final Author ANA = SessionFixture.author("Marked-Ana (Marked-Chile)");
  private static final String[] MARKS = {
    "Marked-Ana", "Marked-Chile", "Marked-text", ANA.user().id()
  };

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private Path data;
  private Path config;
  private String out = "";
  private String err = "";

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    config = Files.createDirectories(folder.resolve("config"));
  }

  private int type(String... args) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.execute(args);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private int forget(String person) {
    return type("forget", person, "--config", config.toString());
  }

  private Address configured(Traces.In in) throws IOException {
    Address address = in.address(data);
    String url =
        address instanceof Address.Server server
            ? server.url() + "?user=" + server.user()
            : "jdbc:sqlite:rapporteur.db";
    Files.writeString(
        config.resolve("rapporteur.yaml"),
        "data: %s%ndatabase: {url: \"%s\"}%n".formatted(data, url));
    return address;
  }

  /** Ana asked in a session that is over; in another her first message waits. */
  private LiveSessions held(Store store, Path files) throws ConflictException {
    LiveSessions live = new LiveSessions(store.record());
    Closing closing = new Closing(files);
    new Reports(live, closing, clock).refresh();
    open(store, HEARING, new SessionFixture().id("hearing").open());
    open(
        store,
        HELD,
        new SessionFixture()
            .id("held")
            .attribution(Attribution.NAMED)
            .open()
            .asks("Marked-Ana (Marked-Chile)", "Who pays for Marked-text?")
            .chats("Marked-Ana (Marked-Chile)", "Marked-text, thanks")
            .asks("Ben", "Since when?"));
    clock.advance(Duration.ofMinutes(5));
    new DigestSchedule(live, clock, Duration.ofMinutes(5), false, closing).tick();
    live.change(
        HELD,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          closing.close(draft, Person.BOT, false);
          return draft;
        });
    MessageRef first = new MessageRef(SessionFixture.FLOOR, "first");
    store
        .inbox()
        .put(HEARING, List.of(ChatEvent.Posted.of(first, ANA, "Marked-text", clock.instant())));
    store.inbox().unreadable("web", "{\"user\": \"" + ANA.user().id() + "\"}", "is torn");
    return live;
  }

  private static void open(Store store, SessionId id, SessionFixture story)
      throws ConflictException {
    store.record().append(new Change(id, 0, null, story.history(), List.of(), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsForgottenInEverySession(Traces.In in) throws Exception {
    Address address = configured(in);
    Traces traces = new Traces(folder, address);
    try (Store store = Store.open(address, clock)) {
      held(store, data);
    }
    assertThat(traces.of("Marked-text")).isNotEmpty();

    assertThat(forget(ANA.user().toString())).as(err).isZero();

    assertThat(out.lines())
        .containsExactlyInAnyOrder(
            "session held: name and account, 2 texts and what 1 items said are erased; counts stay",
            "session hearing: what waited of the account is erased");
    assertThat(traces.of(MARKS)).isEmpty();
    try (Store store = Store.open(address, clock)) {
      assertThat(store.verify(HELD).fault()).isEmpty();
      assertThat(store.verify(HEARING).fault()).isEmpty();
      SessionState state = new LiveSessions(store.record()).state(HELD);
      assertThat(state.items()).hasSize(2);
      assertThat(store.outbox().due(SessionFixture.MODERATORS, clock.instant(), 9))
          .extracting(row -> row.post().text())
          .allSatisfy(text -> assertThat(text).contains("#1 was taken back.", "Since when?"));
    }
    assertThat(forget(ANA.user().toString())).isZero();
    assertThat(out.strip()).isEqualTo("nothing of " + ANA.user() + " is kept");
  }

  @Test
  void aRunningBotOnAServerForgetsThemToo() throws Exception {
    Address address = configured(Traces.In.SERVER);
    Path files = folder.resolve("elsewhere");
    try (Store store = Store.open(address, clock)) {
      LiveSessions live = held(store, files);
      Reports reports = new Reports(live, new Closing(files), clock);
      reports.refresh();

      assertThat(forget(ANA.user().toString())).as(err).isZero();
      clock.advance(Duration.ofMinutes(1));
      reports.tick();

      assertThat(new Traces(folder, address).of(MARKS)).isEmpty();
      assertThat(live.state(HELD).person(ANA.user())).isEmpty();
    }
  }

  @Test
  void aBotThatHasTheFileIsToBeStoppedFirst() throws Exception {
    Address address = configured(Traces.In.FILE);
    try (Store store = Store.open(address, clock)) {
      held(store, data);

      assertThat(forget(ANA.user().toString())).isEqualTo(1);
      assertThat(err).contains("another process");
      assertThat(store.record().sessionsOf(ANA.user())).containsExactly(HELD);
    }
  }

  @Test
  void anAccountIsWrittenAsThePlatformsAre() {
    assertThat(type("forget", "Ana")).isEqualTo(2);
    assertThat(err).contains("'Ana' is no account: write slack:TEAM/USER, discord:ID or web:ID");
  }
}
