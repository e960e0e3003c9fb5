package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.session.Removal;
import org.rapporteur.text.Kind;

class AttendeesTest {
  private final Conversation talk = Conversation.inAnOpenSession();

  @Test
  void aQuestionIsAskedByCommandAndGetsItsNumberAndTopics() {
    assertThat(
            talk.types("Amina", "/ask who pays the training of judges")
                .isTold("Collected as #1: Capacity-building.")
                .buttons())
        .containsExactly("floor withdraw 1", "floor mine");

    assertThat(talk.item(1).kind()).isEqualTo(Kind.QUESTION);
    assertThat(talk.text(1)).isEqualTo("who pays the training of judges");
  }

  @Test
  void aRepeatedAskIsOneQuestion() {
    talk.types("Amina", "/ask Who pays?").isTold("#1").again().isTold("Collected as #1.");
    assertThat(talk.state().items()).hasSize(1);
  }

  @Test
  void nobodyIsToldWhoAsksAnonymously() {
    talk.types("Amina", "/ask Who pays? anonymous").isTold("Collected as #1.");

    assertThat(talk.text(1)).isEqualTo("Who pays?");
    talk.types("Mo", "/floor show 1").isTold("asked not to be named").isNotTold("Amina");
    talk.types("Amina", "/floor mine").isTold("#1 Who pays? — waiting");

    talk.types("Amina", "/ask \"Why are we anonymous\"").isTold("Collected as #2.");
    assertThat(talk.item(2).origin().anonymous()).isFalse();
    assertThat(talk.text(2)).isEqualTo("Why are we anonymous");
  }

  @Test
  void askingGoesWrongHelpfully() {
    talk.types("Amina", "/ask").isRefused("The text is missing. Write: /ask TEXT [anonymous]");
    talk.types("Amina", "/ask   anonymous")
        .isRefused("The text is missing. Write: /ask TEXT [anonymous]");
    talk.types("Mo", "/ask Who pays?")
        .isRefused(
            "Questions are asked in the session's own channel. From here, moderators add them with"
                + " /floor add.");
    talk.types("Amina", "/ask " + "a".repeat(4_001))
        .isRefused("The text is too long: 4,000 characters at most. Write: /ask TEXT [anonymous]");
    Conversation.beforeAnySession()
        .types("Amina", "/ask Who pays?")
        .isRefused("There is no session here. Its moderators open it.");
    talk.types("Mo", "/floor close");
    talk.types("Amina", "/ask Who pays?")
        .isRefused(
            "The session \"Capacity-building under the Convention\" is closed: /ask is for an open"
                + " one.");
  }

  @Test
  void everybodySeesInPlainWordsWhatBecameOfTheirOwn() {
    for (int i = 1; i <= 9; i++) {
      talk.says("Amina", "Question " + i + "?");
    }
    talk.says("Luis", "Mine?");
    talk.types("Mo", "/floor flag 2 Keiko");
    talk.types("Mo", "/floor live 3");
    talk.types("Mo", "/floor answered 4");
    talk.types("Mo", "/floor not-reached 5");
    talk.types("Mo", "/floor defer 6");
    talk.types("Mo", "/floor dismiss 7 off topic");
    talk.types("Mo", "/floor merge 8 2");
    talk.types("Amina", "/floor withdraw 9");

    assertThat(talk.types("Amina", "/floor mine").lines())
        .containsExactly(
            "Your items",
            "#1 Question 1? — waiting",
            "#2 Question 2? — with Keiko Tanaka",
            "#3 Question 3? — being answered now by the panel",
            "#4 Question 4? — answered",
            "#5 Question 5? — not reached: the time did not suffice",
            "#6 Question 6? — deferred to later",
            "#7 Question 7? — dismissed: off topic",
            "#8 Question 8? — counts as #2: with Keiko Tanaka",
            "#9 — withdrawn");
    talk.types("Zoe", "/floor mine")
        .isTold("You have no items in this session. /ask TEXT asks a question.");
  }

  @Test
  void anItemIsWithdrawnByItsAskerOnlyAlsoAfterTheSession() {
    talk.says("Amina", "Who pays?").says("Amina", "Who audits?");

    talk.types("Luis", "/floor withdraw 1")
        .isRefused("#1 is not yours. /floor mine lists your items.");
    talk.types("Luis", "/floor withdraw 99")
        .isRefused("#99 is not yours. /floor mine lists your items.");
    talk.types("Amina", "/floor withdraw")
        .isRefused("The item is missing. Write: /floor withdraw N");
    talk.types("Amina", "/floor withdraw 1")
        .isTold("#1 is withdrawn: its text is gone from the record.")
        .again()
        .isTold("#1 is withdrawn");
    talk.types("Amina", "/floor withdraw 1").isRefused("#1 is withdrawn already.");
    assertThat(talk.text(1)).isEmpty();
    talk.types("Mo", "/floor flag 1").isRefused("#1 was withdrawn by its asker.");

    talk.types("Mo", "/floor close");
    talk.types("Amina", "/floor withdraw 2").isTold("#2 is withdrawn");
  }

  @Test
  void forgettingAsksOnceAndThenErasesWhatIsTheirs() {
    talk.says("Amina", "Who pays?").says("Luis", "Who audits?");

    assertThat(talk.types("Amina", "/floor forget-me").isTold("It can't be undone.").buttons())
        .containsExactly("floor forget-me yes");
    assertThat(talk.item(1).removal()).isEqualTo(Removal.NONE);

    talk.types("Amina", "/floor forget-me yes")
        .isTold("You are forgotten")
        .again()
        .isTold("Nothing of you is kept.");
    assertThat(talk.item(1).removal()).isEqualTo(Removal.ERASED);
    assertThat(talk.text(1)).isEmpty();
    assertThat(talk.text(2)).isEqualTo("Who audits?");
    assertThat(talk.state().person(Conversation.author("Amina").user())).isEmpty();
    talk.types("Amina", "/floor forget-me now")
        .isRefused("There is no sure 'now'. There are yes. Write: /floor forget-me [yes]");
  }

  @Test
  void oneIsForgottenInEverySessionAlsoAClosedOne() {
    talk.says("Amina", "Who pays?");
    talk.types("Mo", "/floor close");
    String first = talk.state().id().value();
    talk.minutes(60).types("Mo", "/floor open Second session").then().says("Amina", "Who audits?");

    talk.types("Amina", "/floor forget-me yes").isTold("You are forgotten");

    assertThat(talk.text(1)).isEmpty();
    assertThat(talk.state(first).item(1).orElseThrow().removal()).isEqualTo(Removal.ERASED);
  }

  @Test
  void helpIsInTheLanguageOfWhoAsks() {
    talk.types("Amina", Locale.forLanguageTag("es-419"), "/floor help")
        .isTold("Lo que usted puede hacer", "/floor withdraw N — Retira una de mis contribuciones");
    talk.types("Mo", Locale.SIMPLIFIED_CHINESE, "/floor help dismiss")
        .isTold("/floor dismiss N REASON — 不采纳条目", "reason — 为何不采纳");
    talk.types("Mo", Locale.forLanguageTag("ar"), "/floor help defer")
        .isTold("\u200F\u2066/floor defer N\u2069 — يرجئ مداخلة");
  }

  @Test
  void helpShowsWhatOneMayUse() {
    talk.types("Amina", "/floor help")
        .isTold("/ask TEXT [anonymous] — ", "/floor withdraw N — ")
        .isNotTold("/floor flag", "/floor open");
    talk.types("Amina", "/floor").isTold("What you can do");
    talk.types("Mo", "/floor help")
        .isTold("/floor flag N [SPEAKER] [NOTE] — ", "/floor open TITLE");
    talk.types("Mo", "/floor help /floor dismiss")
        .isTold("/floor dismiss N REASON", "reason — why");
    talk.types("Mo", "/floor help list")
        .isTold("/floor list [new|flagged|answered|dismissed|duplicates] [topic TOPIC] [top]");
    talk.types("Mo", "/floor help dismis")
        .isRefused("There is no /dismis. Did you mean /floor dismiss?");
  }

  @Test
  void aMistypedCommandGetsTheNearestOneItsCallerMayUse() {
    talk.types("Mo", "/floor flga 1")
        .isRefused("There is no /floor flga. Did you mean /floor flag?");
    talk.types("Mo", "/flor flag 1").isRefused("There is no /flor. Did you mean /floor?");
    talk.types("Amina", "/mine").isRefused("There is no /mine. Did you mean /floor mine?");
    talk.types("Amina", "/floor withdrow 1")
        .isRefused("There is no /floor withdrow. Did you mean /floor withdraw?");
    talk.types("Amina", "/floor flga 1")
        .isRefused("There is no /floor flga. /floor help shows what there is.");
  }

  @Test
  void aPlatformThatParsesHandsOverTheSameValues() {
    talk.picks("Amina", "ask", Map.of("text", "Who pays? anonymous", "anonymous", "true"))
        .isTold("Collected as #1.");
    assertThat(talk.text(1)).isEqualTo("Who pays? anonymous");

    talk.picks("Mo", "floor flag", Map.of("item", "1", "speaker", "omar", "note", "now"))
        .isTold("#1 flagged to Omar Haddad");
    talk.picks("Mo", "floor flag", Map.of("speaker", "omar"))
        .isRefused("The item is missing. Write: /floor flag N [SPEAKER] [NOTE]");
    talk.picks("Mo", "floor flag", Map.of("item", "1", "speaker", "Kieko"))
        .isRefused(
            "There is no speaker 'Kieko'. Did you mean Keiko Tanaka?"
                + " Write: /floor flag N [SPEAKER] [NOTE]");
  }

  @Test
  void aFaultOfOursIsToldWithAnIdAndWithoutItsText() {
    talk.breaks();

    assertThat(talk.types("Amina", "/ask Who pays?").lines().get(0))
        .matches(
            "That did not work, for a fault of mine\\. If it stays so, tell my operator: [0-9a-f]{8}\\.");
  }
}
