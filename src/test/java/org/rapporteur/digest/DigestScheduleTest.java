package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Attachment;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.History;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

final class DigestScheduleTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final SessionId ID = new SessionId("s1");

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final LiveSessions sessions = new LiveSessions(store.record());

  private DigestSchedule schedule(LiveSessions live) {
    return new DigestSchedule(live, clock, QUARTER, false, new Closing(data));
  }

  /** Records what a story tells, as one change. */
  private void record(SessionFixture story) {
    History all = story.history();
    try {
      store.record().append(new Change(story.state().id(), 0, null, all, List.of(), List.of()));
    } catch (ConflictException e) {
      throw new AssertionError(e);
    }
  }

  private void opened() {
    record(new SessionFixture().open().asks("Ana", "Who pays?"));
  }

  private void ask(String text) {
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

  private List<Outbox.Row> posts(ChannelRef channel) {
    return store.outbox().due(clock.instant(), 100).stream()
        .filter(row -> row.channel().equals(channel))
        .toList();
  }

  private List<String> digests() {
    return posts(SessionFixture.MODERATORS).stream()
        .map(row -> row.key() + " " + row.post().title())
        .toList();
  }

  @Test
  void postsADigestWhenItsIntervalIsOverAndNotBefore() {
    opened();
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
    opened();
    DigestSchedule schedule = schedule(sessions);
    clock.advance(QUARTER);
    schedule.tick();

    clock.advance(QUARTER);
    schedule.tick();
    assertThat(digests()).hasSize(1);

    ask("Who funds it?");
    schedule.tick();
    assertThat(digests())
        .containsExactly(
            "digest:1 Digest 1 · 10:15 UTC · 1 new question (1 in all)",
            "digest:2 Digest 2 · 10:30 UTC · 1 new question (2 in all)");
  }

  @Test
  void editsOneDigestWhereTheSettingSaysSo() {
    opened();
    DigestSchedule schedule = new DigestSchedule(sessions, clock, QUARTER, true, new Closing(data));
    clock.advance(QUARTER);
    schedule.tick();
    ask("Who funds it?");
    clock.advance(QUARTER);
    schedule.tick();

    assertThat(digests())
        .containsExactly("digest Digest 2 · 10:30 UTC · 1 new question (2 in all)");
  }

  @Test
  void postsADigestAtOnceWhenAsked() {
    opened();
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
    record(
        new SessionFixture()
            .endsAt(SessionFixture.OPENS.plus(QUARTER))
            .open()
            .asks("Ana", "Who pays?"));
    new Reports(sessions, new Closing(data));
    DigestSchedule schedule = schedule(sessions);

    clock.advance(QUARTER);
    schedule.tick();
    schedule.tick();

    assertThat(sessions.state(ID).closedAt()).contains(clock.instant());
    assertThat(digests()).isEmpty();
    List<Outbox.Row> posted = posts(SessionFixture.ORGANISERS);
    assertThat(posted).extracting(Outbox.Row::key).containsExactly("final");
    assertThat(posted.get(0).post().attachments())
        .extracting(Attachment::path)
        .allSatisfy(path -> assertThat(Path.of(path)).exists().startsWith(data));
    assertThat(store.record().after(ID, 0, 1000).events())
        .extracting(Recorded::event)
        .endsWith(new Event.SessionClosed(true));
  }

  @Test
  void letsASessionGoOnThatWasExtended() {
    record(new SessionFixture().endsAt(SessionFixture.OPENS.plus(QUARTER)).open());
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
    opened();
    AtomicInteger races = new AtomicInteger();
    DigestSchedule other = schedule(new LiveSessions(store.record()));
    LiveSessions beaten =
        new LiveSessions(
            new Beaten(
                store.record(),
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
    opened();
    record(new SessionFixture().id("s2").open().asks("Ben", "Who funds it?"));
    AtomicInteger appends = new AtomicInteger();
    DigestSchedule schedule =
        schedule(
            new LiveSessions(
                new Beaten(
                    store.record(),
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

  @Test
  void writesTheFilesOfAClosedSessionAnewWhenAPersonIsForgotten() throws IOException {
    opened();
    Closing closing = new Closing(data);
    Reports reports = new Reports(sessions, closing);
    close(closing);
    Path document = closing.folder(ID).resolve("digest.md");
    assertThat(document).content().contains("Who pays?");

    forgetAna();

    assertThat(document).content().doesNotContain("Who pays?");
    assertThat(closing.folder(ID).resolve("items.json")).content().doesNotContain("Who pays?");
    assertThat(reports.check().ok()).isTrue();
  }

  @Test
  void writesNoFilesOfASessionThatGoesOn() {
    opened();
    new Reports(sessions, new Closing(data)).refresh();

    assertThat(data).isEmptyDirectory();
  }

  @Test
  void catchesUpAtTheStartWithWhatACrashLeftUnwritten() {
    opened();
    Closing closing = new Closing(data);
    close(closing);
    assertThat(closing.folder(ID)).doesNotExist();

    new Reports(sessions, closing).refresh();

    assertThat(Report.isCurrent(sessions.state(ID), closing.folder(ID))).isTrue();
  }

  @Test
  void triesAgainWhatCouldNotBeWrittenAndSaysSoMeanwhile() throws IOException {
    opened();
    Closing closing = new Closing(data);
    Path inTheWay = Files.createFile(data.resolve("sessions"));
    Reports reports = new Reports(sessions, closing);

    SessionState closed = close(closing);
    assertThat(closed.isOpen()).isFalse();
    assertThat(reports.check().ok()).isFalse();
    reports.tick();
    assertThat(reports.check().detail()).contains("s1");

    Files.delete(inTheWay);
    reports.tick();
    assertThat(reports.check().ok()).isTrue();
    assertThat(closing.folder(ID).resolve("digest.md")).exists();
  }

  private SessionState close(Closing closing) {
    return sessions
        .change(
            ID,
            state -> {
              Draft draft = new Draft(state, clock.instant(), null);
              closing.close(draft, Person.BOT, false);
              return draft;
            })
        .state();
  }

  private void forgetAna() {
    sessions.change(
        ID,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          new Decisions(draft, draft.person(SessionFixture.author("Ana"))).forgetMe();
          return draft;
        });
  }

  /** A record to which something happens right before each append. */
  private record Beaten(SessionRecord record, Runnable before) implements SessionRecord {
    @Override
    public History after(SessionId session, long seq, int most) {
      return record.after(session, seq, most);
    }

    @Override
    public void append(Change change) throws ConflictException {
      before.run();
      record.append(change);
    }

    @Override
    public boolean holds(SessionId session, String cause) {
      return record.holds(session, cause);
    }

    @Override
    public List<SessionId> in(ChannelRef channel) {
      return record.in(channel);
    }

    @Override
    public List<SessionId> open() {
      return record.open();
    }

    @Override
    public List<SessionId> all() {
      return record.all();
    }

    @Override
    public List<SessionId> sessionsOf(UserRef user) {
      return record.sessionsOf(user);
    }
  }
}
