package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Moderation;
import org.rapporteur.text.Kind;

class HandlingItemsTest {
  private final Conversation talk =
      Conversation.inAnOpenSession()
          .says("Amina", "Who pays for the training?")
          .says("Luis", "Who funds the training of judges?")
          .says("Wei", "We support the text.");

  @Test
  void anItemIsFlaggedToASpeakerByPartOfTheNameWithANote() {
    talk.types("Mo", "/floor flag 1 Keiko Tanaka please today")
        .isTold("#1 flagged to Keiko Tanaka, first in line.", "Who pays for the training?");

    assertThat(talk.item(1).speaker()).isEqualTo("Keiko Tanaka");
    talk.types("Mo", "/floor show 1").isTold("Note by Mo", "please today");
    talk.types("Ana", "/floor flag 2 keiko")
        .isTold("#2 flagged to Keiko Tanaka, with 1 before it.");
    talk.types("Ana", "/floor flag 3 could the chair reply").isTold("#3 flagged to the panel.");
    assertThat(talk.item(3).delivery()).isEqualTo(Delivery.FLAGGED);
  }

  @Test
  void theAnswerOffersWhatComesNext() {
    assertThat(talk.types("Mo", "/floor flag 1 Omar").buttons())
        .contains("floor live 1", "floor answered 1", "floor not-reached 1");
  }

  @Test
  void flaggingGoesWrongHelpfully() {
    String form = " Write: /floor flag N [SPEAKER] [NOTE]";
    talk.types("Mo", "/floor flag").isRefused("The item is missing." + form);
    talk.types("Mo", "/floor flag abc")
        .isRefused("'abc' is no item: it takes 12, #12 or a link to the message." + form);
    talk.types("Mo", "/floor flag 1 Kieko please")
        .isRefused("There is no speaker 'Kieko'. Did you mean Keiko Tanaka?" + form);
    talk.types("Mo", "/floor flag 99")
        .isRefused("There is no #99. /floor list shows what there is.");
    talk.types("Amina", "/floor flag 1")
        .isRefused("/floor flag is for moderators: for whoever is in the moderator channel.");
  }

  @Test
  void theSecondModeratorIsToldWhatTheFirstDid() {
    talk.types("Mo", "/floor flag 1 Keiko").then().minutes(2);
    talk.types("Ana", "/floor flag 1 Keiko")
        .isRefused("#1 is with Keiko Tanaka already (flagged to Keiko Tanaka by Mo 2 min ago).");

    talk.types("Mo", "/floor live 1");
    talk.types("Ana", "/floor live 1").isRefused("#1 is live already (put live by Mo 0 s ago).");

    talk.types("Mo", "/floor dismiss 2 off topic").then().minutes(1);
    talk.types("Ana", "/floor flag 2 Omar")
        .isRefused(
            "#2 is dismissed (dismissed by Mo 60 s ago: off topic)."
                + " /floor restore 2 brings it back.");
    talk.types("Mo", "/floor dismiss 2 again")
        .isRefused(
            "#2 is dismissed (dismissed by you 60 s ago: off topic)."
                + " /floor restore 2 brings it back.");
  }

  @Test
  void whatGoesLiveEndsWhatWasLiveBefore() {
    talk.types("Mo", "/floor flag 1 Keiko").then().types("Mo", "/floor flag 2 Keiko");
    talk.types("Mo", "/floor live 1").isTold("#1 put live.");
    talk.types("Mo", "/floor live 2").isTold("#2 put live; #1 counts as answered.");

    assertThat(talk.item(1).delivery()).isEqualTo(Delivery.ANSWERED);
    talk.types("Ana", "/floor answered 1")
        .isRefused("#1 is answered already (when #2 was put live by Mo 0 s ago).");
    talk.types("Mo", "/floor undo").isTold("Undone: #2 put live.");
    assertThat(talk.item(1).delivery()).isEqualTo(Delivery.LIVE);
    assertThat(talk.item(2).delivery()).isEqualTo(Delivery.QUEUED);
  }

  @Test
  void anItemIsAnsweredLiveOrInWriting() {
    talk.types("Mo", "/floor answered 1").isTold("#1 marked answered.");
    talk.types("Ana", "/floor answered 1")
        .isRefused("#1 is answered already (marked answered by Mo 0 s ago).");
    talk.types("Ana", "/floor answered 1 The trust fund pays.").isTold("#1 answered in writing.");
    talk.types("Amina", "/floor mine")
        .isTold("#1 Who pays for the training? — answered: The trust fund pays.");
    talk.types("Ana", "/floor undo").isTold("Undone: #1 answered in writing.");
    assertThat(talk.item(1).handling().course().answer()).isNull();
    talk.types("Mo", "/floor answered")
        .isRefused("The item is missing. Write: /floor answered N [TEXT]");
  }

  @Test
  void whatAnAskerIsToldNamesNobodyUnderTheChathamHouseRule() {
    talk.types("Mo", "/floor answered 1 As @luis said, the trust fund.");
    talk.types("Amina", "/floor mine").isTold("As @… said, the trust fund.").isNotTold("luis");
    talk.types("Mo", "/floor undo");
    talk.types("Mo", "/floor dismiss 1 asked by @luis");
    talk.types("Amina", "/floor mine").isTold("dismissed: asked by @…").isNotTold("luis");
  }

  @Test
  void anItemIsNotReachedOrDeferred() {
    talk.types("Mo", "/floor not-reached 1").isTold("#1 marked not reached.");
    talk.types("Ana", "/floor not-reached 1")
        .isRefused("#1 is marked not reached already (marked not reached by Mo 0 s ago).");
    talk.types("Mo", "/floor defer 1").isTold("#1 deferred.");
    talk.types("Ana", "/floor defer 1")
        .isRefused("#1 is deferred already (deferred by Mo 0 s ago).");
    talk.types("Mo", "/floor undo").isTold("Undone: #1 deferred.");
    assertThat(talk.item(1).delivery()).isEqualTo(Delivery.NOT_REACHED);
    talk.types("Mo", "/floor undo").isTold("Undone: #1 marked not reached.");
    assertThat(talk.item(1).delivery()).isEqualTo(Delivery.NONE);
    talk.types("Mo", "/floor undo").isRefused("There is nothing of yours to undo in this session.");
  }

  @Test
  void dismissingNeedsAReasonAndRestoringTakesItBack() {
    talk.types("Mo", "/floor dismiss 1")
        .isRefused("The reason is missing. Write: /floor dismiss N REASON");
    talk.types("Ana", "/floor restore 1").isRefused("#1 is not dismissed.");
    assertThat(
            talk.types("Mo", "/floor dismiss #1 \"off topic\"").isTold("#1 dismissed.").buttons())
        .containsExactly("floor restore 1");
    talk.types("Amina", "/floor mine").isTold("dismissed: off topic");

    talk.types("Ana", "/floor restore ١").isTold("#1 restored.");
    assertThat(talk.item(1).moderation()).isEqualTo(Moderation.ACCEPTED);
    talk.types("Mo", "/floor restore 1")
        .isRefused("#1 is not dismissed (restored by Ana 0 s ago).");
    talk.types("Ana", "/floor undo").isTold("Undone: #1 restored.");
    assertThat(talk.item(1).moderation()).isEqualTo(Moderation.DISMISSED);
  }

  @Test
  void twoItemsThatAskTheSameCountAsOne() {
    talk.types("Mo", "/floor merge 2").isRefused("The into is missing. Write: /floor merge N INTO");
    talk.types("Mo", "/floor merge 2 2")
        .isRefused("#2 can't be merged into itself. Name another item.");
    talk.types("Mo", "/floor merge 2 1").isTold("#2 merged into #1.");
    talk.types("Luis", "/floor mine").isTold("counts as #1: waiting");
    talk.types("Ana", "/floor merge 2 3")
        .isRefused(
            "#2 counts as #1 (merged into #1 by Mo 0 s ago). Use #1, or /floor unmerge 2 first.");

    talk.types("Ana", "/floor unmerge 2").isTold("#2 unmerged.");
    talk.types("Mo", "/floor unmerge 2").isRefused("#2 is not merged (unmerged by Ana 0 s ago).");
    talk.types("Ana", "/floor undo").isTold("Undone: #2 unmerged.");
    assertThat(talk.item(2).handling().mergedInto()).isEqualTo(1);
    talk.types("Mo", "/floor undo").isTold("Undone: #2 merged into #1.");
    assertThat(talk.item(2).stands()).isTrue();
  }

  @Test
  void topicsAreGivenAndTakenAway() {
    talk.types("Mo", "/floor tag 1 +data -Capacity-building").isTold("#1 retagged.");
    assertThat(talk.state().topics(talk.item(1))).containsExactly("data-protection");

    talk.types("Ana", "/floor tag 1 +data-protection")
        .isRefused("#1 has data-protection already (retagged by Mo 0 s ago).");
    talk.types("Ana", "/floor tag 1 +humna-rights")
        .isRefused(
            "There is no topic 'humna-rights'. Did you mean human-rights?"
                + " Write: /floor tag N +topic -topic");
    talk.types("Ana", "/floor tag 1 human-rights")
        .isRefused(
            "'human-rights' changes no topic: it takes +topic to give and -topic to take."
                + " Write: /floor tag N +topic -topic");
    talk.types("Mo", "/floor undo").isTold("Undone: #1 retagged.");
    assertThat(talk.state().topics(talk.item(1))).containsExactly("capacity-building");
  }

  @Test
  void moderatorsNoteThingsToEachOther() {
    talk.types("Mo", "/floor note 1").isRefused("The text is missing. Write: /floor note N TEXT");
    talk.types("Mo", "/floor note 1 asked by the delegation twice").isTold("#1 noted.");
    talk.types("Ana", "/floor show 1").isTold("asked by the delegation twice");
    talk.types("Mo", "/floor undo").isTold("Undone: #1 noted.");
    assertThat(talk.item(1).handling().notes()).isEmpty();
  }

  @Test
  void aCommentIsMadeAQuestion() {
    talk.types("Mo", "/floor promote 3").isTold("#3 made a question.");
    assertThat(talk.item(3).kind()).isEqualTo(Kind.QUESTION);
    talk.types("Ana", "/floor promote 3")
        .isRefused("#3 is a question already (made a question by Mo 0 s ago).");
    talk.types("Mo", "/floor undo").isTold("Undone: #3 made a question.");
    assertThat(talk.item(3).kind()).isEqualTo(Kind.COMMENT);
  }

  @Test
  void whatWasReadAsChatterIsPromotedOrFlaggedByItsLink() {
    talk.says("Zoe", "training").says("Yan", "costs");

    talk.types("Mo", "/floor dismiss https://chat.example/floor/m4 no")
        .isRefused(
            "That message is no item: it was heard as chatter. /floor promote with its link makes it"
                + " a question.");
    talk.types("Mo", "/floor promote https://chat.example/floor/m4").isTold("#4 made a question.");
    assertThat(talk.text(4)).isEqualTo("training");
    assertThat(talk.state().topics(talk.item(4))).containsExactly("capacity-building");
    assertThat(talk.state().chatterCount()).isEqualTo(1);

    talk.types("Mo", "/floor flag web:floor/m5 Omar").isTold("#5 flagged to Omar Haddad");
    talk.types("Mo", "/floor flag https://chat.example/floor/m9")
        .isRefused(
            "That link leads to no message of this session. Write: /floor flag N [SPEAKER] [NOTE]");
    talk.types("Zoe", "/floor mine").isTold("#4 training — waiting");
  }

  @Test
  void aRepeatedCallIsAnsweredAndDoneOnce() {
    talk.types("Mo", "/floor flag 1 Keiko").again().isTold("#1 flagged to Keiko Tanaka");
    talk.types("Mo", "/floor note 1 once").again().isTold("#1 noted.");
    assertThat(talk.item(1).handling().notes()).hasSize(1);
    talk.types("Mo", "/floor undo").again().isTold("Undone: #1 noted.");
    assertThat(talk.item(1).delivery()).isEqualTo(Delivery.QUEUED);
    talk.types("Mo", "/floor dismiss 1 off topic").again().isTold("#1 dismissed.");
    talk.types("Mo", "/floor add Who audits the fund? by Ken").again().isTold("#4 added.");
    assertThat(talk.state().items()).hasSize(4);
  }

  @Test
  void undoIsRefusedWhenAnotherModeratorWasThereSince() {
    talk.types("Mo", "/floor flag 1 Keiko").then().types("Ana", "/floor live 1");
    talk.types("Mo", "/floor undo")
        .isRefused(
            "#1 was changed since, so your last action can't be undone (put live by Ana 0 s ago)."
                + " Change it by a command.");
  }
}
