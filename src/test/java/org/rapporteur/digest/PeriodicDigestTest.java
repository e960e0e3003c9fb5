package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;

final class PeriodicDigestTest {
  private static Post digest(SessionFixture session) {
    return PeriodicDigest.of(session.state(), session.now()).orElseThrow();
  }

  private static boolean hasNews(SessionFixture session) {
    return PeriodicDigest.of(session.state(), session.now()).isPresent();
  }

  /** An hour in: a first digest was posted after half of it. */
  private static SessionFixture anHourIn() {
    return Stories.hybrid(Attribution.NAMED)
        .asks("Ana (Chile)", "Who pays for the training of prosecutors?", "capacity-building")
        .asks("Ben (Ghana)", "Are journalists protected?", "human-rights")
        .asks("Chen", "Who hosts the secretariat?")
        .comments("Dina", "Small states need a help desk.")
        .upvotes(2, "Ana")
        .minutes(30)
        .flags(2, "Keiko Tanaka")
        .digested()
        .minutes(15)
        .in(Stories.ROOM)
        .presence(Presence.ONSITE)
        .asks("Eve", "How long is data kept?", "data-protection", "human-rights")
        .asks("Fay", "Is evidence shared?", "data-protection")
        .asks("Gil", "When do we break?")
        .comments("Hal", "Well said.")
        .chats("Hal", "thanks")
        .upvotes(1, "Eve", "Fay", "Gil")
        .upvotes(5, "Gil")
        .live(2)
        .minutes(15);
  }

  @Test
  void tellsWhatChangedSinceTheLastOne() {
    assertThat(digest(anHourIn()).text())
        .isEqualTo(
            """
            Digest 2 · 11:00 UTC · 3 new questions (6 in all)
            Human rights · 1 new
            #5 ▲1 How long is data kept? — also Data protection · Eve
            Data protection · 1 new
            #6 Is evidence shared? — Fay
            Without a topic · 1 new
            #7 When do we break? — Gil
            Rising
            #1 ▲3 Who pays for the training of prosecutors? — +3 since the last digest
            Waiting longest
            #3 Who hosts the secretariat? — for 1 h
            With the speakers
            #2 ▲1 Are journalists protected? — live with Keiko Tanaka
            Balance
            Onsite: 3 asked, 0 flagged, 0 answered ← none of theirs yet
            Online: 3 asked, 1 flagged, 0 answered
            web:floor: 3 asked, 1 flagged, 0 answered
            slack:T1/C-room: 3 asked, 0 flagged, 0 answered ← none of theirs yet
            1 new comment (2 in all), 1 other message""");
  }

  @Test
  void hasNothingToSayWhenNothingChangedThatItTells() {
    SessionFixture session = anHourIn().digested().minutes(15);

    assertThat(hasNews(session)).isFalse();
    assertThat(hasNews(session.chats("Ana", "hello").upvotes(3, "Gil"))).isFalse();
    assertThat(hasNews(session.notes(3, "ask later"))).isFalse();
    assertThat(hasNews(session.upvotes(3, "Hal"))).isTrue();
    assertThat(hasNews(session.digested())).isFalse();
    assertThat(hasNews(session.answered(2))).isTrue();
    assertThat(hasNews(session.digested().comments("Ana", "Agreed."))).isTrue();
  }

  @Test
  void hasNothingToSayOfASessionInWhichNothingHappened() {
    assertThat(hasNews(new SessionFixture().open())).isFalse();
  }

  @Test
  void tellsAQuestionAsNewOnceItIsOne() {
    SessionFixture session =
        new SessionFixture().open().comments("Ana", "I wonder who pays").asks("Ben", "Is it off?");
    session.dismisses(2, "off topic").digested().minutes(10).promotes(1).restores(2);

    assertThat(digest(session).text())
        .contains("2 new questions")
        .contains("#1 I wonder who pays", "#2 Is it off?");
  }

  @Test
  void countsAMergerAsNoRise() {
    SessionFixture session =
        new SessionFixture()
            .open()
            .asks("Ana", "Who pays?")
            .asks("Ben", "Who funds it?")
            .upvotes(2, "Chen", "Dina", "Eve")
            .digested()
            .minutes(10)
            .merges(2, 1);

    assertThat(hasNews(session)).isFalse();
  }

  @Test
  void weighsSupportAndWaitAlike() {
    SessionFixture session =
        new SessionFixture()
            .open()
            .asks("Ana", "oldest")
            .minutes(10)
            .asks("Ben", "supported")
            .upvotes(2, "Chen", "Dina")
            .minutes(5)
            .asks("Ben", "young")
            .asks("Ben", "touched")
            .asks("Ben", "younger still")
            .notes(4, "mine")
            .digested()
            .minutes(15)
            .comments("Ana", "so?");

    assertThat(digest(session).text())
        .contains(
            """
            Waiting longest
            #2 ▲2 supported — for 20 min
            #1 oldest — for 30 min
            #3 young — for 15 min
            """)
        .doesNotContain("touched");
  }

  @Test
  void showsWhatIsLiveAndNextWithEachSpeakerAndCountsTheRest() {
    SessionFixture session = new SessionFixture().open();
    for (int i = 1; i <= 7; i++) {
      session.asks("Ana", "question " + i);
    }
    session.flags(1, "Omar Haddad").flags(7, null);
    for (int i = 2; i <= 6; i++) {
      session.flags(i, "Keiko Tanaka");
    }
    session.live(3);

    assertThat(digest(session).text())
        .contains(
            """
            With the speakers
            #3 question 3 — live with Keiko Tanaka
            #2 question 2 — next for Keiko Tanaka
            +3 for Keiko Tanaka: /floor queue Keiko Tanaka
            #1 question 1 — next for Omar Haddad
            #7 question 7 — next for the panel
            """);
  }

  @Test
  void showsTheMostUpvotedOfManyAndCountsTheRest() {
    SessionFixture session = new SessionFixture().open();
    for (int i = 1; i <= 12; i++) {
      session.asks("Ana", "question " + i, "human-rights");
    }
    session.upvotes(11, "Ben", "Chen").upvotes(12, "Ben");

    assertThat(digest(session).text())
        .startsWith(
            """
            Digest 1 · 10:00 UTC · 12 new questions (12 in all)
            Human rights · 12 new
            #11 ▲2 question 11
            #12 ▲1 question 12
            #1 question 1
            #2 question 2
            #3 question 3
            +7 more: /floor list new
            """);
  }

  @Test
  void showsNoTextOnALineOfSeveralItemsAndKeepsItsCountsWhenAnItemIsErased() {
    Post whole = digest(anHourIn());

    assertThat(whole.sections())
        .flatExtracting(Post.Section::lines)
        .allSatisfy(
            line -> assertThat(line.text().startsWith("#")).isEqualTo(line.items().size() == 1));
    assertThat(whole.without(Set.of(1, 2, 3, 4, 5, 6, 7, 8)).text())
        .contains("#5 was taken back.", "Online: 3 asked, 1 flagged", "1 new comment (2 in all)")
        .doesNotContain("Who", "kept?", "Eve", "journalists");
  }

  @Test
  void fitsAPhoneAndEveryPlatformWhateverTheFloorWrites() {
    SessionFixture session = new SessionFixture().attribution(Attribution.NAMED).open();
    for (int i = 1; i <= 2000; i++) {
      String topic =
          i % 4 == 0 ? "topic-" + i % 16 : i % 2 == 0 ? "human-rights" : "data-protection";
      session.asks("Person " + i, "**@everyone** <!channel> \u202E " + "x".repeat(3000), topic);
    }

    Post post = digest(session);

    assertThat(post.text().lines().count()).isLessThan(40);
    assertThat(post.split(new Limits(2000, 45)))
        .hasSizeBetween(2, 4)
        .allSatisfy(part -> assertThat(part.text()).hasSizeLessThanOrEqualTo(2000));
    assertThat(post.text()).doesNotContain("\u202E");
  }

  @Test
  void namesNobodyByDefault() {
    SessionState state =
        new SessionFixture().open().asks("Ana (Chile)", "What did @ben say?").state();

    assertThat(PeriodicDigest.of(state, SessionFixture.OPENS).orElseThrow().text())
        .contains("What did @… say?")
        .doesNotContain("Ana", "Chile", "ben");
  }
}
