package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.SessionFixture;

final class FinalDigestTest {
  @Test
  void tellsWhatCameOfASessionOnOneScreen() {
    Post post = FinalDigest.of(Stories.whole(Attribution.AFFILIATION).state());

    assertThat(post.text())
        .isEqualTo(
            """
            Final digest · Capacity-building under the Convention
            In numbers
            9 questions, 1 comment and 1 other message by 12 people
            Forwarded: 4 (#1–#3, #8)
            Answered live: 2 (#1, #3)
            Answered in writing: 1 (#6)
            Not reached: 1 (#2)
            Deferred: 1 (#8)
            Dismissed: 1 (#7)
            Not taken up: 2 (#5, #9)
            Withdrawn or erased: 1 (#10)
            By topic
            Capacity-building: 3 asked, 2 forwarded, 2 answered (#1, #3, #5)
            Human rights: 1 asked, 1 forwarded, 0 answered (#2)
            Data protection: 3 asked, 2 forwarded, 1 answered (#2, #6, #8)
            Without a topic: 3 asked, 0 forwarded, 0 answered (#7, #9, #10)
            Most upvoted
            #1 ▲4 Who pays for the training of prosecutors? — Chile · answered live
            #2 ▲1 Are journalists protected? — Ghana · not reached
            Not reached
            #2 ▲1 Are journalists protected? — Ghana · was for Keiko Tanaka
            Not taken up
            #5 \u2068من يدفع تكاليف التدريب؟\u2069 — Jordan
            #9 Who hosts the secretariat? — Nepal
            Dismissed
            #7 Is lunch free? — Peru · off topic
            Presence
            onsite: 6 asked, 1 forwarded, 1 answered (#5–#10)
            online: 3 asked, 3 forwarded, 2 answered (#1–#3)
            Sources
            web:floor: 3 asked, 3 forwarded, 2 answered (#1–#3)
            slack:T1/C-room: 6 asked, 1 forwarded, 1 answered (#5–#10)""");
  }

  @Test
  void hidesTheFiguresOfGroupsOfFewerThanThreePeople() {
    SessionFixture few =
        Stories.hybrid(Attribution.AFFILIATION)
            .asks("Ana", "one")
            .asks("Ben", "two")
            .asks("Cem", "three")
            .in(Stories.ROOM)
            .presence(Presence.ONSITE)
            .asks("Dina", "four")
            .asks("Dina", "five")
            .asks("Eve", "six");

    assertThat(FinalDigest.of(few.state()).text())
        .contains(
            """
            Presence
            onsite: fewer than 3 people
            online: 3 asked, 0 forwarded, 0 answered
            Sources
            web:floor: 3 asked, 0 forwarded, 0 answered
            slack:T1/C-room: fewer than 3 people""");
    assertThat(FinalDigest.of(few.asks("Fay", "seven").state()).text())
        .contains("onsite: 4 asked, 0 forwarded, 0 answered (#4–#7)");
  }

  @Test
  void countsWhatIsLiveAtTheEndAsAnsweredAndWhatWaitsAsNotReached() {
    Post post =
        FinalDigest.of(
            new SessionFixture()
                .open()
                .asks("Ana", "one")
                .asks("Ben", "two")
                .flags(1, "Omar Haddad")
                .flags(2, "Omar Haddad")
                .live(1)
                .close()
                .state());

    assertThat(post.text()).contains("Answered live: 1 (#1)\nNot reached: 1 (#2)");
  }

  @Test
  void keepsItsCountsWhenItsItemsAreErased() {
    SessionFixture session = Stories.whole(Attribution.NAMED);
    Post before = FinalDigest.of(session.state());
    Post after = FinalDigest.of(session.isForgotten("Ben (Ghana)").state());

    for (Post post : new Post[] {before.without(Set.of(2)), after}) {
      assertThat(post.text())
          .contains("9 questions", "Not reached: 1 (#2)", "Human rights: 1 asked, 1 forwarded")
          .doesNotContain("journalists", "Ben", "Ghana");
    }
  }

  @Test
  void tellsOfAnEmptySession() {
    assertThat(FinalDigest.of(new SessionFixture().open().close().state()).text())
        .isEqualTo(
            """
            Final digest · Capacity-building under the Convention
            In numbers
            no questions, no comments and no other messages by 0 people""");
  }

  @Test
  void fitsAScreenHoweverManyAsked() {
    SessionFixture session = new SessionFixture().open();
    for (int i = 1; i <= 3000; i++) {
      session.asks("Person " + i, "question " + i, i % 2 == 0 ? "human-rights" : "data-protection");
    }

    Post post = FinalDigest.of(session.close().state());

    assertThat(post.text())
        .contains("+2995 more in digest.md")
        .contains("Human rights: 1500 asked, 0 forwarded, 0 answered (#2, #4, #6, #8, #10, #12,");
    assertThat(post.split(new Limits(4000, 40))).hasSize(1);
  }
}
