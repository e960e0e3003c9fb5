package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.text.Kind;

class OversightTest {
  private final Conversation talk =
      Conversation.inAnOpenSession()
          .says("Amina", "Who pays for the training?")
          .says("Luis", "Which rights are protected?")
          .says("Wei", "We support the text.")
          .says("Zoe", "Who audits the training?");

  private void upvote(int message, String who) {
    talk.hears(
        new ChatEvent.Reacted(
            new MessageRef(Conversation.FLOOR, "m" + message),
            Conversation.author(who),
            "+1",
            true,
            talk.clock.instant(),
            who + message));
  }

  @Test
  void theQueueShowsEachSpeakersItemsLiveFirst() {
    talk.types("Mo", "/floor queue")
        .isTold("Nothing is flagged. /floor flag N SPEAKER brings an item to a speaker.");
    talk.types("Mo", "/floor flag 1 Omar");
    talk.types("Mo", "/floor flag 2 Keiko");
    talk.types("Mo", "/floor flag 4 Keiko");
    talk.types("Mo", "/floor flag 3");
    talk.types("Mo", "/floor live 4");

    Conversation.Told told = talk.types("Mo", "/floor queue");
    assertThat(told.lines())
        .extracting(l -> l.replaceFirst(" .*", ""))
        .containsExactly("Keiko", "#4", "#2", "Omar", "#1", "The", "#3");
    assertThat(told.buttons()).contains("floor answered 4", "floor live 2", "floor live 1");

    talk.types("Mo", "/floor queue keiko").isTold("#4", "#2").isNotTold("#1", "#3");
    talk.types("Mo", "/floor queue capacity").isTold("#4", "#1").isNotTold("#2", "#3");
    talk.types("Mo", "/floor queue keiko human-rights").isTold("#2").isNotTold("#4");
    talk.types("Mo", "/floor queue hunam-rights")
        .isRefused(
            "There is no topic 'hunam-rights'. Did you mean human-rights?"
                + " Write: /floor queue [SPEAKER] [TOPIC]");
    talk.types("Amina", "/floor queue")
        .isRefused("/floor queue is for moderators: for whoever is in the moderator channel.");
  }

  @Test
  void theListIsFilteredAndSorted() {
    upvote(2, "Xi");
    upvote(2, "Yan");
    upvote(1, "Yan");
    talk.types("Mo", "/floor flag 1 Omar");
    talk.types("Mo", "/floor dismiss 3 no question");
    talk.types("Mo", "/floor answered 4");

    assertThat(numbers("/floor list")).containsExactly("#4", "#2", "#1");
    assertThat(numbers("/floor list top")).containsExactly("#2", "#1", "#4");
    assertThat(numbers("/floor list new")).containsExactly("#2");
    assertThat(numbers("/floor list flagged")).containsExactly("#1");
    assertThat(numbers("/floor list answered")).containsExactly("#4");
    assertThat(numbers("/floor list dismissed")).containsExactly("#3");
    assertThat(numbers("/floor list topic capacity top")).containsExactly("#1", "#4");
    assertThat(numbers("/floor list top topic Human rights")).containsExactly("#2");
    talk.types("Mo", "/floor list topic data").isTold("There is no such item yet.");
    talk.types("Mo", "/floor list flaged")
        .isRefused(
            "There is no state 'flaged'. Did you mean flagged?"
                + " Write: /floor list [new|flagged|answered|dismissed|duplicates] [topic TOPIC] [top]");
  }

  private List<String> numbers(String line) {
    return talk.types("Mo", line).lines().stream()
        .filter(l -> l.startsWith("#"))
        .map(l -> l.replaceFirst(" .*", ""))
        .toList();
  }

  @Test
  void aLongListSaysHowToSeeLess() {
    for (int i = 0; i < 30; i++) {
      talk.says("Amina", "Question " + i + "?");
    }
    Conversation.Told told = talk.types("Mo", "/floor list").isTold("34 items", "And 14 more");
    assertThat(told.lines()).hasSize(22);
  }

  @Test
  void anItemIsShownWholeWithItsHistory() {
    talk.hears(
        new ChatEvent.Edited(
            new MessageRef(Conversation.FLOOR, "m1"),
            "Who pays for the training of judges?",
            talk.clock.instant(),
            "e1"));
    talk.types("Mo", "/floor flag 1 Omar urgent");
    talk.types("Mo", "/floor show #1")
        .isTold(
            "Who pays for the training of judges?",
            "Before edits",
            "Who pays for the training?",
            "History",
            "10:00 UTC flagged to Omar Haddad by Mo",
            "urgent");
    talk.types("Mo", "/floor show 99")
        .isRefused("There is no #99. /floor list shows what there is.");
    talk.types("Mo", "/floor show").isRefused("The item is missing. Write: /floor show N");
  }

  @Test
  void theSessionIsCountedInFigures() {
    upvote(1, "Yan");
    talk.says("Yan", "thanks");
    talk.types("Mo", "/floor flag 1 Omar");
    talk.types("Mo", "/floor dismiss 3 no question");
    talk.types("Mo", "/floor add \"Who decides?\" by Ken onsite");

    assertThat(talk.types("Mo", "/floor stats").lines())
        .contains(
            "Kinds: comments 1, questions 4.",
            "Topics: Capacity-building 2, Human rights 1, none 1.",
            "Sources: floor 3, spoken in the room 1.",
            "Presence: online 3, onsite 1.",
            "Delivery: queued 1, waiting 3.",
            "Dismissed: 1. Merged: 0. Withdrawn: 0.");
    talk.types("Mo", "/floor stats").isTold("Other messages: 1.", "Upvotes: 1.");
  }

  @Test
  void theDigestIsPostedNowWhenSomethingChanged() {
    talk.types("Mo", "/floor digest")
        .isTold("The digest is on its way to the moderator channel.")
        .again()
        .isTold("The digest is on its way");
    assertThat(talk.postsTo(Conversation.MODERATORS)).hasSize(1);
    assertThat(talk.postsTo(Conversation.MODERATORS).get(0)).contains("Who pays for the training?");
    talk.types("Ana", "/floor digest")
        .isRefused("Nothing has changed since the last digest. /floor list shows all.");
  }

  @Test
  void aQuestionSpokenInTheRoomIsAdded() {
    talk.types("Mo", "/floor add What is meant by human rights? by Ken Ito onsite")
        .isTold("#5 added.", "What is meant by human rights?");
    assertThat(talk.item(5).kind()).isEqualTo(Kind.QUESTION);
    assertThat(talk.item(5).origin().presence()).isEqualTo(Presence.ONSITE);
    assertThat(talk.state().nameOf(talk.item(5).origin().author())).isEqualTo("Ken Ito");
    assertThat(talk.state().topics(talk.item(5))).containsExactly("human-rights");

    talk.types("Ana", "/floor add what is meant by human rights");
    assertThat(talk.text(6)).isEqualTo("what is meant by human rights");
    talk.types("Ana", "/floor add Who decides by \"ken ito\"");
    assertThat(talk.item(7).origin().author()).isEqualTo(talk.item(5).origin().author());
    talk.types("Ana", "/floor add")
        .isRefused("The text is missing. Write: /floor add TEXT [by NAME] [onsite]");

    talk.types("Mo", "/floor undo").isTold("Undone: #5 added.");
    assertThat(talk.item(5).stands()).isFalse();
  }
}
