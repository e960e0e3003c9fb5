package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.SettableClock;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;

final class ReportsTest {
  private static final SessionId ID = LiveHall.ID;

  @TempDir Path data;
  private final LiveHall hall = new LiveHall();
  private final LiveSessions sessions = hall.sessions();
  private final SettableClock clock = hall.clock();

  @Test
  void writesTheFilesOfAClosedSessionAnewWhenAPersonIsForgotten() throws IOException {
    hall.opened();
    Closing closing = new Closing(data);
    Reports reports = new Reports(sessions, closing, clock);
    close(closing);
    Path document = closing.folder(ID).resolve("digest.md");
    assertThat(document).content().contains("Who pays?");

    forgetAna();

    assertThat(document).content().doesNotContain("Who pays?");
    assertThat(closing.folder(ID).resolve("items.json")).content().doesNotContain("Who pays?");
    assertThat(reports.check().ok()).isTrue();
  }

  @Test
  void hasTheFinalDigestEditedWhenTheSessionChangesAfterItsClose() {
    hall.opened();
    Closing closing = new Closing(data);
    new Reports(sessions, closing, clock);
    close(closing);
    assertThat(hall.posts(SessionFixture.ORGANISERS))
        .filteredOn(row -> row.key().equals("final"))
        .singleElement()
        .satisfies(row -> assertThat(row.post().text()).contains("Who pays?"));

    forgetAna();

    assertThat(hall.posts(SessionFixture.ORGANISERS))
        .filteredOn(row -> row.key().equals("final"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.post().text())
                    .isEqualTo(FinalDigest.of(sessions.state(ID)).text())
                    .doesNotContain("Who pays?"));
  }

  @Test
  void writesNoFilesOfASessionThatGoesOn() {
    hall.opened();
    new Reports(sessions, new Closing(data), clock).refresh();

    assertThat(data).isEmptyDirectory();
  }

  @Test
  void catchesUpAtTheStartWithWhatACrashLeftUnwritten() {
    hall.opened();
    Closing closing = new Closing(data);
    close(closing);
    assertThat(closing.folder(ID)).doesNotExist();

    new Reports(sessions, closing, clock).refresh();

    assertThat(Report.isCurrent(sessions.state(ID), closing.folder(ID))).isTrue();
  }

  @Test
  void triesAgainWhatCouldNotBeWrittenAndSaysSoMeanwhile() throws IOException {
    hall.opened();
    Closing closing = new Closing(data);
    Path inTheWay = Files.createFile(data.resolve("sessions"));
    Reports reports = new Reports(sessions, closing, clock);

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
}
