package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;

final class ItemLinesTest {
  private static final String ASK = "Who pays for the training of prosecutors?";

  private static Line line(SessionState state, int number) {
    return ItemLines.line(state, state.item(number).orElseThrow());
  }

  private static Section card(SessionState state, int number) {
    return ItemLines.card(state, state.item(number).orElseThrow());
  }

  private static SessionFixture named() {
    return new SessionFixture().attribution(Attribution.NAMED).open();
  }

  @Test
  void readsAnItemInALine() {
    SessionState state =
        named()
            .asks("Ana (Chile)", ASK, "capacity-building")
            .upvotes(1, "Ben", "Chen", "Dina")
            .flags(1, "Keiko Tanaka")
            .state();

    assertThat(line(state, 1))
        .isEqualTo(
            Line.of(
                    "#1 ▲3 Who pays for the training of prosecutors? — Capacity-building · Ana"
                        + " (Chile) · flagged to Keiko Tanaka",
                    1)
                .naming("Ana (Chile)"));
  }

  @Test
  void sparesWhatThereIsNot() {
    SessionState state = named().asksAnonymously("Ana", ASK).state();

    assertThat(line(state, 1).text()).isEqualTo("#1 " + ASK);
  }

  @ParameterizedTest
  @CsvSource({
    "NAMED, #1 Is @maria there? — Ana (Chile)",
    "AFFILIATION, #1 Is @… there? — Chile",
    "CHATHAM_HOUSE, #1 Is @… there?"
  })
  void namesPeopleAsTheRuleOfTheSessionHasIt(Attribution rule, String expected) {
    SessionState state =
        new SessionFixture()
            .attribution(rule)
            .open()
            .asks("Ana (Chile)", "Is @maria there?")
            .state();

    assertThat(line(state, 1).text()).isEqualTo(expected);
  }

  @Test
  void saysWhatBecameOfAnItem() {
    SessionState state =
        new SessionFixture()
            .open()
            .asks("Ana", "one")
            .asks("Ana", "two")
            .asks("Ana", "three")
            .asks("Ana", "four")
            .asks("Ana", "five")
            .asks("Ana", "six")
            .comments("Ana", "seven")
            .asks("Ana", "eight")
            .flags(1, null)
            .flags(2, "Omar Haddad")
            .live(2)
            .answers(3, "See page 4.")
            .defers(4)
            .dismisses(5, "off topic")
            .merges(6, 1)
            .withdraws("Ana", 8)
            .state();

    assertThat(state.items().stream().map(i -> ItemLines.line(state, i).text()))
        .containsExactly(
            "#1 one — flagged to the panel",
            "#2 two — live with Omar Haddad",
            "#3 three — answered in writing",
            "#4 four — deferred",
            "#5 five — dismissed",
            "#6 six — counts as #1",
            "#7 seven — comment",
            "#8 was withdrawn.");
  }

  @Test
  void cutsALongTextWhereNoCharacterBreaks() {
    String family = "👨‍👩‍👧";
    SessionState state = named().asks("Ana", "x".repeat(135) + family + "y".repeat(20)).state();

    assertThat(line(state, 1).text()).isEqualTo("#1 " + "x".repeat(135) + "… — Ana");
  }

  @Test
  void keepsATextFromTurningTheOrderOfWhatStandsAroundIt() {
    SessionState state =
        named()
            .asks("Ana", "من يدفع تكاليف التدريب؟", "capacity-building")
            .asks("Eve", "safe \u202Etxt.exe\u202C \u2066x\u2069\u200F end")
            .asks("לאה", "Who?")
            .state();

    assertThat(line(state, 1).text())
        .isEqualTo("#1 \u2068من يدفع تكاليف التدريب؟\u2069 — Capacity-building · Ana");
    assertThat(line(state, 2).text()).isEqualTo("#2 safe txt.exe x end — Eve");
    assertThat(line(state, 3).text()).isEqualTo("#3 Who? — \u2068לאה\u2069");
  }

  @Test
  void staysOneLineWhateverIsWritten() {
    SessionState state =
        named()
            .asks("A\nna\t", "one\r\n\r\n# two\u2028three\u0000\u200B\u0007 four\uD83D ")
            .state();

    assertThat(line(state, 1).text()).isEqualTo("#1 one # two three four — A na");
  }

  @Test
  void showsModeratorsTheWholeItem() {
    SessionState state =
        new SessionFixture()
            .open()
            .asks("Ana (Chile)", ASK, "capacity-building", "human-rights")
            .asks("Ben", "Who pays for trainings?")
            .upvotes(1, "Ben")
            .minutes(5)
            .merges(2, 1)
            .notes(1, "ask the secretariat too")
            .moderator("Jonas")
            .flags(1, "Keiko Tanaka")
            .state();

    Section card = card(state, 1);

    assertThat(card.heading()).isEqualTo("#1 question · en · 1 upvote");
    assertThat(card.lines())
        .extracting(Line::text)
        .containsExactly(
            ASK,
            "Topics: Capacity-building (capacity-building), Human rights (human-rights)",
            "From: Ana (Chile), online in web:floor at 10:00 UTC",
            "Status: flagged to Keiko Tanaka",
            "Counts for it: #2",
            "Note by Ines at 10:05 UTC: ask the secretariat too",
            "Last: flagged to Keiko Tanaka by Jonas at 10:05 UTC");
    assertThat(card.lines()).allSatisfy(l -> assertThat(l.items()).containsExactly(1));
  }

  @Test
  void tellsModeratorsWhyAnItemIsDismissedAndNotWhoAskedAnonymously() {
    SessionState state =
        new SessionFixture()
            .presence(Presence.UNKNOWN)
            .open()
            .asksAnonymously("Ana", ASK)
            .dismisses(1, "asked before")
            .state();

    assertThat(card(state, 1).lines())
        .extracting(Line::text)
        .containsExactly(
            ASK,
            "Topics: none",
            "From: asked not to be named, in web:floor at 10:00 UTC",
            "Status: dismissed: asked before",
            "Last: dismissed by Ines at 10:00 UTC");
  }

  @Test
  void offersOnlyTheButtonsThatMakeSense() {
    SessionFixture session = new SessionFixture().open().asks("Ana", ASK).asks("Ben", "Who pays?");

    assertThat(card(session.state(), 1).buttons())
        .containsExactly(
            new Button("Flag to Keiko Tanaka", "floor flag 1 Keiko Tanaka", null),
            new Button("Flag to Omar Haddad", "floor flag 1 Omar Haddad", null),
            new Button("Answer in writing", "floor answered 1", "The answer"),
            new Button("Defer", "floor defer 1", null),
            new Button("Dismiss", "floor dismiss 1", "The reason, for the record"),
            new Button("Merge", "floor merge 1", "The number of the item it counts as"));
    assertThat(labels(session.flags(1, "Keiko Tanaka").state(), 1))
        .containsExactly(
            "Flag to Omar Haddad", "Live", "Answered", "Not reached", "Defer", "Dismiss", "Merge");
    assertThat(labels(session.live(1).state(), 1))
        .containsExactly("Answered", "Not reached", "Defer");
    assertThat(labels(session.answered(1).state(), 1)).containsExactly("Merge");
    assertThat(labels(session.merges(2, 1).state(), 1)).isEmpty();
    assertThat(labels(session.state(), 2)).containsExactly("Unmerge");
    assertThat(labels(session.dismisses(1, "x").state(), 1)).containsExactly("Restore");
    assertThat(labels(session.withdraws("Ana", 1).state(), 1)).isEmpty();
  }

  @Test
  void asksForTheSpeakerWhereThereAreManyAndFlagsToThePanelWhereThereAreNone() {
    SessionState many =
        new SessionFixture().speakers("A", "B", "C", "D").open().asks("Ana", ASK).state();
    SessionState none = new SessionFixture().speakers().open().asks("Ana", ASK).state();

    assertThat(card(many, 1).buttons()).contains(new Button("Flag", "floor flag 1", "The speaker"));
    assertThat(card(none, 1).buttons()).contains(new Button("Flag", "floor flag 1", null));
  }

  private static List<String> labels(SessionState state, int number) {
    return card(state, number).buttons().stream().map(Button::label).toList();
  }
}
