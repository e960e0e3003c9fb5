package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;

/**
 * Questions that are asked again: what merges by itself, what is suggested, and who has the say.
 */
class AskedBeforeTest {
  private static final String FUND = "Will there be a fund for the training of prosecutors?";
  private static final String FUND_AGAIN = "will there be a fund for the training of prosecutors";
  private static final String FUND_LIKE =
      "Will there be any fund for training judges and prosecutors?";

  private final Conversation talk = Conversation.readInEarnest();

  @Test
  void theSameQuestionInOtherLettersIsMergedByItself() {
    talk.says("Ana", FUND).says("Bo", FUND_AGAIN);

    assertThat(talk.item(2).handling().mergedInto()).isEqualTo(1);
    assertThat(talk.text(2)).isEqualTo(FUND_AGAIN);
    talk.types("Mo", "floor show 2").isTold("counts as #1", "merged into #1 by Rapporteur");
  }

  @Test
  void aPersonCountsOnceForAllThatCountAsOne() {
    talk.says("Ana", FUND).says("Bo", FUND_AGAIN);
    upvotes("Cy", "m1");
    upvotes("Cy", "m2");
    upvotes("Dee", "m2");

    assertThat(talk.state().upvotes(talk.item(1))).isEqualTo(2);
  }

  @Test
  void whatIsOnlyLikeAnotherIsSuggestedToModerators() {
    talk.says("Ana", FUND).says("Bo", FUND_LIKE);

    assertThat(talk.item(2).stands()).isTrue();
    talk.types("Mo", "floor list duplicates").isTold("#2 ").isNotTold("#1 ");
    assertThat(talk.types("Mo", "floor show 2").isTold("Asked before? #1").buttons())
        .contains("floor merge 2 1", "floor unmerge 2");
  }

  @Test
  void aDeclinedSuggestionIsNotMadeAgain() {
    talk.says("Ana", FUND).says("Bo", FUND_LIKE);

    talk.types("Mo", "floor unmerge 2").isTold("#2 kept apart from #1");

    talk.types("Mo", "floor list duplicates").isTold("There is no such item yet.");
    talk.types("Mo", "floor undo");
    talk.types("Mo", "floor list duplicates").isTold("#2 ");
    talk.types("Mo", "floor unmerge 2");
    edits("m2", "Will there be any fund for the training of judges, and prosecutors?");
    talk.types("Mo", "floor list duplicates").isTold("There is no such item yet.");
  }

  @Test
  void whatAModeratorUnmergedStaysApart() {
    talk.says("Ana", FUND).says("Bo", FUND_AGAIN);

    talk.types("Mo", "floor unmerge 2").isTold("#2 unmerged");
    edits("m2", "Will there be a fund for the training of prosecutors ?");

    assertThat(talk.item(2).stands()).isTrue();
    assertThat(talk.state().suggestion(talk.item(2))).isEmpty();
  }

  @Test
  void anotherNumberIsAnotherQuestion() {
    talk.says("Ana", "Will article 5 be deleted?").says("Bo", "Will article 6 be deleted?");

    assertThat(talk.item(2).stands()).isTrue();
  }

  @Test
  void whatWasDismissedTakesNoOtherAlong() {
    talk.says("Ana", FUND);
    talk.types("Mo", "floor dismiss 1 off topic");
    talk.says("Bo", FUND_AGAIN);

    assertThat(talk.item(2).stands()).isTrue();
    assertThat(talk.state().suggestion(talk.item(2))).isEmpty();
  }

  @Test
  void mergedItemsAreWordedForAllAndGetTheirOwnWordsBack() {
    talk.says("Ana", FUND).says("Bo", FUND_LIKE);
    talk.types("Mo", "floor merge 2 1");

    talk.types("Mo", "floor wording 1 Is there money to train the judiciary?")
        .isTold("#1 worded anew", "Is there money to train the judiciary?");
    talk.types("Mo", "floor show 1").isTold("Put as: ", FUND);
    assertThat(talk.text(1)).isEqualTo(FUND);

    talk.types("Mo", "floor unmerge 2");
    assertThat(talk.state().publicText(talk.item(1))).isEqualTo(FUND);
    assertThat(talk.state().publicText(talk.item(2))).isEqualTo(FUND_LIKE);

    talk.types("Mo", "floor undo");
    assertThat(talk.item(2).handling().mergedInto()).isEqualTo(1);
    assertThat(talk.state().publicText(talk.item(1)))
        .isEqualTo("Is there money to train the judiciary?");
  }

  @Test
  void whoAsksIsOfferedTheQuestionThatIsThereBeforeAskingAgain() {
    talk.says("Ana", FUND);

    assertThat(talk.offered("Bo", "ask", "text", FUND_LIKE)).containsExactly("#1");
    assertThat(talk.offered("Bo", "ask", "text", "What is for lunch today?")).isEmpty();
    talk.types("Bo", "ask #1").isTold("You support #1 now.");
    assertThat(talk.state().items()).hasSize(1);
    assertThat(talk.state().upvotes(talk.item(1))).isEqualTo(1);
    talk.types("Bo", "ask #1").isRefused("You support #1 already.");
  }

  @Test
  void whoAskedMayTakeTheirsBackForTheOneThatIsThere() {
    talk.says("Ana", FUND);

    assertThat(talk.types("Bo", "ask " + FUND_LIKE).isTold("Already asked? #1").buttons())
        .contains("floor upvote 1 instead 2");
    talk.types("Bo", "floor upvote 1 instead 2").isTold("You support #1 now. #2 is withdrawn.");

    assertThat(talk.text(2)).isEmpty();
    assertThat(talk.state().upvotes(talk.item(1))).isEqualTo(1);
  }

  @Test
  void nobodySupportsTheirOwnNorTakesBackAnothers() {
    talk.says("Ana", FUND).says("Bo", "Who decides on the use of evidence?");

    talk.types("Bo", "floor upvote 2").isRefused("#2 is yours: others support it.");
    talk.types("Cy", "floor upvote 1 instead 2")
        .isRefused("#2 is not yours. /floor mine lists your items.");
    assertThat(talk.state().upvotes(talk.item(1))).isZero();
  }

  @Test
  void aSpokenQuestionIsComparedToo() {
    talk.says("Ana", FUND);
    talk.picks("Mo", "floor add", Map.of("text", FUND_AGAIN));

    assertThat(talk.item(2).stands()).isTrue();
    assertThat(talk.state().suggestion(talk.item(2)).orElseThrow().of().number()).isEqualTo(1);
  }

  @Test
  void aForgottenQuestionIsNotFoundAgain() {
    talk.says("Bo", FUND);
    talk.types("Bo", "floor forget-me yes");

    assertThat(talk.offered("Cy", "ask", "text", FUND)).isEmpty();
  }

  private void edits(String message, String text) {
    talk.minutes(1);
    talk.hears(
        new ChatEvent.Edited(
            new MessageRef(Conversation.FLOOR, message), text, talk.clock.instant(), "e" + text));
  }

  private void upvotes(String who, String message) {
    talk.hears(
        new ChatEvent.Reacted(
            new MessageRef(Conversation.FLOOR, message),
            Conversation.author(who),
            "+1",
            true,
            talk.clock.instant(),
            who + message));
  }
}
