package org.rapporteur.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Presence;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

class DecisionsTest {
  private final SessionFixture session =
      new SessionFixture()
          .open()
          .asks("Amina", "Who pays for training?", "capacity-building")
          .asks("Luis", "Who funds the trainers?", "capacity-building")
          .comments("Wei", "We support the text.");

  private Item item(int number) {
    return session.state().item(number).orElseThrow();
  }

  private void refused(Runnable action, String sentence) {
    SessionState before = session.state();
    assertThatThrownBy(action::run).isInstanceOf(Refused.class).hasMessage(sentence);
    assertThat(session.state().items()).containsExactlyElementsOf(before.items());
  }

  @Test
  void whatIsFlaggedWaitsInTheSpeakersQueueInOrder() {
    session.flags(2, "Keiko Tanaka").flags(1, "Keiko Tanaka").flags(3, null);

    assertThat(session.state().queue("Keiko Tanaka"))
        .extracting(Item::number)
        .containsExactly(2, 1);
    assertThat(item(1).delivery()).isEqualTo(Delivery.QUEUED);
    assertThat(item(3).delivery()).isEqualTo(Delivery.FLAGGED);
    assertThat(item(1).moderation()).isEqualTo(Moderation.ACCEPTED);
  }

  @Test
  void whatGoesLiveComesFirstAndEndsWhatWasLiveBefore() {
    session.flags(1, "Keiko Tanaka").flags(2, "Keiko Tanaka").live(2);
    assertThat(session.state().queue("Keiko Tanaka"))
        .extracting(Item::number)
        .containsExactly(2, 1);

    session.live(1);

    assertThat(item(2).delivery()).isEqualTo(Delivery.ANSWERED);
    assertThat(item(1).delivery()).isEqualTo(Delivery.LIVE);
  }

  @Test
  void theSecondModeratorIsToldWhatTheFirstDid() {
    session.moderator("Ana").dismisses(1, "off topic").after(Duration.ofSeconds(12));
    session.moderator("Ken");

    refused(
        () -> session.dismisses(1, "no"),
        "#1 is dismissed (dismissed by Ana 12 s ago: off topic). /floor restore 1 brings it back.");
    refused(
        () -> session.flags(1, "Keiko Tanaka"),
        "#1 is dismissed (dismissed by Ana 12 s ago: off topic). /floor restore 1 brings it back.");
  }

  @Test
  void flaggingTwiceToOneSpeakerIsRefusedAndToAnotherMovesIt() {
    session.moderator("Ana").flags(1, "Keiko Tanaka").minutes(3).moderator("Ken");

    refused(
        () -> session.flags(1, "Keiko Tanaka"),
        "#1 is with Keiko Tanaka already (flagged to Keiko Tanaka by Ana 3 min ago).");
    session.flags(1, "Omar Haddad");
    assertThat(session.state().queue("Keiko Tanaka")).isEmpty();
    assertThat(session.state().queue("Omar Haddad")).extracting(Item::number).containsExactly(1);
  }

  @Test
  void aMergedItemCountsAsTheOtherAndOnePersonOnce() {
    session.upvotes(1, "Zoe", "Yan").upvotes(2, "Zoe", "Xi").merges(2, 1);

    assertThat(session.state().upvotes(item(1))).isEqualTo(3);
    assertThat(session.state().openItems()).extracting(Item::number).containsExactly(1, 3);

    session.decides(d -> d.unmerge(2));
    assertThat(session.state().upvotes(item(1))).isEqualTo(2);
    assertThat(session.state().upvotes(item(2))).isEqualTo(2);
  }

  @Test
  void mergingMakesNeitherChainsNorCycles() {
    session.merges(2, 1);

    refused(
        () -> session.merges(1, 3),
        "#2 is merged into #1. Merge #3 into #1 instead, or unmerge first.");
    refused(() -> session.merges(1, 1), "#1 can't be merged into itself. Name another item.");
    refused(
        () -> session.merges(3, 2),
        "#2 counts as #1 (merged into #1 by you 0 s ago). Use #1, or /floor unmerge 2 first.");
  }

  @Test
  void aTopicTakenAwayDoesNotComeBackWithAnEdit() {
    session.decides(d -> d.tag(1, List.of("human-rights"), List.of("capacity-building")));
    session.edits(1, "Who pays for the training?");

    assertThat(session.state().topics(item(1))).containsExactly("human-rights");
  }

  @Test
  void undoTakesBackOnesOwnLastActionAndThenTheOneBefore() {
    session.flags(1, "Keiko Tanaka").dismisses(1, "off topic");

    session.decides(d -> assertThat(d.undo()).isEqualTo(new Decisions.Undone(1, "dismissed")));
    assertThat(item(1).delivery()).isEqualTo(Delivery.QUEUED);
    assertThat(item(1).moderation()).isEqualTo(Moderation.ACCEPTED);

    session.decides(Decisions::undo);
    assertThat(item(1).handling()).isEqualTo(Handling.NEW);
    refused(
        () -> session.decides(Decisions::undo),
        "There is nothing of yours to undo in this session.");
  }

  @Test
  void undoOfALiveBringsBothItemsBack() {
    session.flags(1, "Keiko Tanaka").flags(2, "Keiko Tanaka").live(1).live(2);

    session.decides(Decisions::undo);

    assertThat(item(1).delivery()).isEqualTo(Delivery.LIVE);
    assertThat(item(2).delivery()).isEqualTo(Delivery.QUEUED);
  }

  @Test
  void undoIsRefusedWhenAnotherModeratorWasThereSince() {
    session.moderator("Ana").flags(1, "Keiko Tanaka").moderator("Ken").live(1).moderator("Ana");

    refused(
        () -> session.decides(Decisions::undo),
        "#1 was changed since, so your last action can't be undone (put live by Ken 0 s ago)."
            + " Change it by a command.");
  }

  @Test
  void undoOfAMergeUnmerges() {
    session.merges(2, 1).decides(Decisions::undo);

    assertThat(session.state().mergedInto(1)).isEmpty();
    assertThat(item(2).stands()).isTrue();
  }

  @Test
  void onlyItsAskerWithdrawsAnItemAndItsTextGoes() {
    refused(() -> session.withdraws("Luis", 1), "#1 is not yours. /floor mine lists your items.");

    session.withdraws("Amina", 1);

    assertThat(item(1).removal()).isEqualTo(Removal.WITHDRAWN);
    assertThat(session.state().text(item(1))).isEmpty();
    refused(() -> session.flags(1, null), "#1 was withdrawn by its asker.");
    refused(() -> session.withdraws("Amina", 1), "#1 is withdrawn already.");
  }

  @Test
  void aForgottenPersonLeavesCountsAndNothingElse() {
    session.chats("Amina", "hello").upvotes(2, "Amina").isForgotten("Amina");

    SessionState state = session.state();
    assertThat(item(1).removal()).isEqualTo(Removal.ERASED);
    assertThat(state.text(item(1))).isEmpty();
    assertThat(state.person(SessionFixture.author("Amina").user())).isEmpty();
    assertThat(state.upvotes(item(2))).isEqualTo(1);
    assertThat(state.chatterCount()).isEqualTo(1);
    assertThat(state.items()).hasSize(3);
  }

  @Test
  void aCommentCanBeMadeAQuestionOnce() {
    session.promotes(3);

    assertThat(item(3).kind()).isEqualTo(Kind.QUESTION);
    refused(() -> session.promotes(1), "#1 is a question already.");
  }

  @Test
  void whatIsNotThereIsSaid() {
    refused(() -> session.flags(99, null), "There is no #99. /floor list shows what there is.");
  }

  @Test
  void theStateIsTheFoldOfTheRecord() {
    session
        .upvotes(1, "Zoe")
        .flags(1, "Keiko Tanaka")
        .live(1)
        .answers(1, "The fund.")
        .merges(2, 1)
        .notes(3, "thank them")
        .dismisses(3, "statement")
        .decides(Decisions::undo)
        .digested();

    SessionState rebuilt = SessionState.empty(session.state().id()).after(session.history());

    assertThat(rebuilt.items()).containsExactlyElementsOf(session.state().items());
    assertThat(rebuilt.actions()).isEqualTo(session.state().actions());
    assertThat(rebuilt.lastDigest()).isEqualTo(session.state().lastDigest());
    assertThat(rebuilt.seq()).isEqualTo(session.state().seq());
  }

  @Test
  void undoMakesNeitherChainsNorCycles() {
    session.moderator("Ana").merges(1, 2).decides(d -> d.unmerge(1));
    session.moderator("Ken").merges(2, 1).moderator("Ana");

    refused(
        () -> session.decides(Decisions::undo),
        "#1 can't be merged into #2 again: one of them was changed since. Change it by a command.");
  }

  @Test
  void whatWasMergedStandsForItselfWhenTheLeadIsWithdrawnAndTakesItsPlaceInTheQueue() {
    session.flags(1, "Keiko Tanaka").merges(2, 1).withdraws("Amina", 1);

    assertThat(session.state().queue("Keiko Tanaka")).extracting(Item::number).containsExactly(2);
    assertThat(session.state().openItems()).extracting(Item::number).containsExactly(2, 3);
  }

  @Test
  void whatWasMergedStandsForItselfWhenTheLeadsAskerIsForgotten() {
    session.merges(2, 1).isForgotten("Amina");

    assertThat(session.state().openItems()).extracting(Item::number).containsExactly(2, 3);
  }

  @Test
  void undoOfAnAddingTakesItsWordsAway() {
    session.then(
        draft -> {
          int moderator = draft.person(SessionFixture.author("Ines"));
          int words = draft.words(moderator, "Who pays, in the room?", List.of());
          draft.record(
              moderator,
              new Event.ItemCollected(
                  4,
                  Kind.QUESTION,
                  null,
                  SessionFixture.FLOOR,
                  moderator,
                  false,
                  Presence.ONSITE,
                  draft.at(),
                  words,
                  Language.EN,
                  List.of(),
                  true));
        });

    session.decides(Decisions::undo);

    assertThat(item(4).removal()).isEqualTo(Removal.WITHDRAWN);
    assertThat(session.state().text(item(4))).isEmpty();
  }
}
