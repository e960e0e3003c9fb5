package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.ConfigFolder;
import org.rapporteur.config.Settings;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.InMemoryStore;

class ConfiguredSessionsTest {
  private static final ChannelRef MODERATORS = ChannelRef.parse("web:moderators");

  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.at("2026-03-02T13:00:00Z");
  private final LiveSessions live = new LiveSessions(new InMemoryStore(clock).record());

  private Settings settings(String file, String opens) throws IOException, ConfigException {
    Files.createDirectories(folder.resolve("sessions"));
    Files.writeString(
        folder.resolve("sessions/" + file),
        """
        title: Town hall
        %s
        lasts: 1h
        sources: [{channel: 'web:floor'}]
        moderators: web:moderators
        """
            .formatted(opens));
    return ConfigFolder.load(folder, Map.of());
  }

  private ConfiguredSessions sessions(String opens) throws IOException, ConfigException {
    return new ConfiguredSessions(settings("town-hall.yaml", opens), live, clock);
  }

  private List<String> open() {
    return live.open().stream().map(s -> s.id().value()).toList();
  }

  private void close(SessionState state) {
    live.change(
        state.id(),
        s -> {
          Draft draft = new Draft(s, clock.instant(), null);
          draft.record(Person.BOT, new Event.SessionClosed(false));
          return draft;
        });
  }

  @Test
  void opensWhenItsTimeHasComeAndOnce() throws Exception {
    ConfiguredSessions sessions = sessions("opens: 2026-03-02T15:00:00+01:00");
    clock.advance(Duration.ofMinutes(59));
    sessions.openDue();
    assertThat(open()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    sessions.openDue();
    sessions.openDue();
    assertThat(open()).containsExactly("town-hall-20260302-140000");
    assertThat(live.open().get(0).session().endsAt()).isEqualTo("2026-03-02T15:00:00Z");

    close(live.open().get(0));
    sessions.openDue();
    assertThat(open()).isEmpty();
  }

  @Test
  void doesNotOpenOverASessionThatModeratorsOpenedEarly() throws Exception {
    ConfiguredSessions sessions = sessions("opens: 2026-03-02T15:00:00+01:00");
    clock.advance(Duration.ofMinutes(55));
    Session early = sessions.session(MODERATORS).orElseThrow();
    sessions.open(early);

    clock.advance(Duration.ofMinutes(10));
    sessions.openDue();
    assertThat(open()).containsExactly(early.id().value());

    close(live.state(early.id()));
    sessions.openDue();
    assertThat(open()).isEmpty();
  }

  @Test
  void opensAtTheStartUnlessOneIsOpenStill() throws Exception {
    ConfiguredSessions sessions = sessions("opens: at-start");
    sessions.openAtStart();
    clock.advance(Duration.ofMinutes(1));
    sessions.openAtStart();

    assertThat(open()).containsExactly("town-hall-20260302-130000");
  }

  @Test
  void whatOpensByCommandWaitsForIt() throws Exception {
    ConfiguredSessions sessions = sessions("# by /floor open");
    sessions.openAtStart();
    sessions.openDue();

    assertThat(open()).isEmpty();
    assertThat(sessions.session(MODERATORS)).isPresent();
    assertThat(sessions.session(ChannelRef.parse("web:elsewhere"))).isEmpty();
  }

  @Test
  void longNamesThatEndDifferentlyKeepTheirSessionsApart() throws Exception {
    String stem = "a-very-long-name-of-a-session-on-the-convention";
    Settings one = settings(stem + "-one.yaml", "opens: at-start");
    Session first = ConfiguredSessions.session(one.sessions().get(0), clock.instant());
    Files.delete(folder.resolve("sessions/" + stem + "-one.yaml"));
    Settings two = settings(stem + "-two.yaml", "opens: at-start");
    Session second = ConfiguredSessions.session(two.sessions().get(0), clock.instant());

    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void aChannelOfAPlatformThereIsNotIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("sessions"));
    Files.writeString(
        folder.resolve("sessions/hall.yaml"),
        "title: T\nsources: [{channel: 'webb:floor'}]\nmoderators: web:moderators\n");
    Settings settings = ConfigFolder.load(folder, Map.of());

    assertThatThrownBy(() -> ConfiguredChannels.check(settings, Set.of("web")))
        .hasMessage(
            "sessions/hall.yaml: webb:floor: there is no platform 'webb': write"
                + " slack:CHANNEL, discord:CHANNEL or web:floor");
  }
}
