package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Attachment;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Change;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;

final class DigestScheduleTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final SessionId ID = LiveHall.ID;

  @TempDir Path data;
  private final LiveHall hall = new LiveHall();
  private final LiveSessions sessions = hall.sessions();
  private final SettableClock clock = hall.clock();

  private DigestSchedule schedule(LiveSessions live) {
    return new DigestSchedule(live, clock, QUARTER, false, new Closing(data));
  }

  private List<String> digests() {
    return hall.posts(SessionFixture.MODERATORS).stream()
        .map(row -> row.key() + " " + row.post().title())
        .toList();
  }

  @Test
  void postsADigestWhenItsIntervalIsOverAndNotBefore() {
    hall.opened();
    DigestSchedule schedule = schedule(sessions);

    clock.advance(QUARTER.minusMillis(1));
    schedule.tick();
    assertThat(digests()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    schedule.tick();
    schedule.tick();
    assertThat(digests())
        .containsExactly("digest:1 Digest 1 · 10:15 UTC · 1 new question (1 in all)");
  }

  @Test
  void letsTheNextDigestFollowOnlyIfSomethingChanged() {
    hall.opened();
    DigestSchedule schedule = schedule(sessions);
    clock.advance(QUARTER);
    schedule.tick();

    clock.advance(QUARTER);
    schedule.tick();
    assertThat(digests()).hasSize(1);

    hall.ask("Who funds it?");
    schedule.tick();
    assertThat(digests())
        .containsExactly(
            "digest:1 Digest 1 · 10:15 UTC · 1 new question (1 in all)",
            "digest:2 Digest 2 · 10:30 UTC · 1 new question (2 in all)");
  }

  @Test
  void editsOneDigestWhereTheSettingSaysSo() {
    hall.opened();
    DigestSchedule schedule = new DigestSchedule(sessions, clock, QUARTER, true, new Closing(data));
    clock.advance(QUARTER);
    schedule.tick();
    hall.ask("Who funds it?");
    clock.advance(QUARTER);
    schedule.tick();

    assertThat(digests())
        .containsExactly("digest Digest 2 · 10:30 UTC · 1 new question (2 in all)");
  }

  @Test
  void postsADigestAtOnceWhenAsked() {
    hall.opened();
    DigestSchedule schedule = schedule(sessions);
    Draft draft = new Draft(sessions.state(ID), clock.instant(), null);

    Optional<Post> first = schedule.postNow(draft);
    Optional<Post> second = schedule.postNow(draft);

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    assertThat(draft.change().posts()).extracting(Change.Outgoing::key).containsExactly("digest:1");
  }

  @Test
  void closesASessionAtTheEndOfItsTimeBoxWithItsFinalDigest() {
    hall.record(
        new SessionFixture()
            .endsAt(SessionFixture.OPENS.plus(QUARTER))
            .open()
            .asks("Ana", "Who pays?"));
    new Reports(sessions, new Closing(data), clock);
    DigestSchedule schedule = schedule(sessions);

    clock.advance(QUARTER);
    schedule.tick();
    schedule.tick();

    assertThat(sessions.state(ID).closedAt()).contains(clock.instant());
    assertThat(digests()).isEmpty();
    List<Outbox.Row> posted = hall.posts(SessionFixture.ORGANISERS);
    assertThat(posted).extracting(Outbox.Row::key).containsExactly("final");
    assertThat(posted.get(0).post().attachments())
        .extracting(Attachment::path)
        .allSatisfy(path -> assertThat(Path.of(path)).exists().startsWith(data));
    assertThat(hall.store().record().after(ID, 0, 1000).events())
        .extracting(Recorded::event)
        .endsWith(new Event.SessionClosed(true));
  }

  @Test
  void letsASessionGoOnThatWasExtended() {
    hall.record(new SessionFixture().endsAt(SessionFixture.OPENS.plus(QUARTER)).open());
    sessions.change(
        ID,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.record(
              Person.BOT,
              new Event.SessionExtended(SessionFixture.OPENS.plus(QUARTER.multipliedBy(2))));
          return draft;
        });

    clock.advance(QUARTER);
    schedule(sessions).tick();

    assertThat(sessions.state(ID).isOpen()).isTrue();
  }

  @Test
  void postsADigestOnceWhenTwoProcessesAreDue() {
    hall.opened();
    AtomicInteger races = new AtomicInteger();
    DigestSchedule other = schedule(new LiveSessions(hall.store().record()));
    LiveSessions beaten =
        new LiveSessions(
            new Beaten(
                hall.store().record(),
                () -> {
                  if (races.getAndIncrement() == 0) {
                    other.tick();
                  }
                }));
    clock.advance(QUARTER);

    schedule(beaten).tick();

    assertThat(races).hasValue(1);
    assertThat(digests()).hasSize(1);
    assertThat(sessions.state(ID).lastDigest().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void keepsNoSessionWaitingForOneThatFails() {
    hall.opened();
    hall.record(new SessionFixture().id("s2").open().asks("Ben", "Who funds it?"));
    AtomicInteger appends = new AtomicInteger();
    DigestSchedule schedule =
        schedule(
            new LiveSessions(
                new Beaten(
                    hall.store().record(),
                    () -> {
                      if (appends.getAndIncrement() == 0) {
                        throw new IllegalStateException("the disk is full");
                      }
                    })));
    clock.advance(QUARTER);

    schedule.tick();
    assertThat(digests()).hasSize(1);
    assertThat(schedule.check().ok()).isFalse();
    assertThat(schedule.check().detail()).doesNotContain("disk");

    schedule.tick();
    assertThat(digests()).hasSize(2);
    assertThat(schedule.check().ok()).isTrue();
  }

  @Test
  void refusesAnIntervalThatIsNone() {
    assertThatThrownBy(
            () -> new DigestSchedule(sessions, clock, Duration.ZERO, false, new Closing(data)))
        .hasMessageContaining("positive interval");
  }
}
