package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.Message;

/** What happened while nothing was heard is told afterwards. */
final class SlackBackfillTest {
  private final SlackScene scene = SlackScene.overSocket();

  @AfterEach
  void closes() {
    scene.close();
  }

  /** Everything that can be missed, while events do not arrive. */
  private record Missed(Message edited, Message deleted, Message parent, Message liked) {}

  private Missed before() {
    Missed missed =
        new Missed(
            scene.says("Who pays?"),
            scene.says("Never mind"),
            scene.says("Who decides?"),
            scene.says("Who hosts?"));
    scene.ben.reacts(missed.liked, "+1");
    scene.awaits("an upvote", () -> !scene.heard.heard(ChatEvent.Reacted.class).isEmpty());
    return missed;
  }

  private void happens(Missed missed) {
    scene.ana.edits(missed.edited, "Who pays for it?");
    scene.ana.deletes(missed.deleted);
    scene.ben.replies(missed.parent, "The board.");
    scene.ben.unreacts(missed.liked, "+1");
    scene.mod.reacts(missed.liked, "heart");
    scene.ana.says(scene.floor, "What else?");
  }

  private void awaitsAll(Missed missed) {
    scene.awaitsText("What else?");
    scene.awaitsText("The board.");
    scene.awaits(
        "the edit",
        () ->
            scene.heard.heard(ChatEvent.Edited.class).stream()
                .anyMatch(
                    e ->
                        e.message().equals(scene.ref(missed.edited))
                            && e.text().equals("Who pays for it?")));
    scene.awaits(
        "the deletion",
        () ->
            scene.heard.heard(ChatEvent.Deleted.class).stream()
                .anyMatch(e -> e.message().equals(scene.ref(missed.deleted))));
    scene.awaits("the reaction", () -> reacted(missed.liked, scene.mod.id(), "heart", true));
    scene.awaits("the upvote's end", () -> reacted(missed.liked, scene.ben.id(), "+1", false));
  }

  private boolean reacted(Message message, String user, String emoji, boolean added) {
    return scene.heard.heard(ChatEvent.Reacted.class).stream()
        .anyMatch(
            r ->
                r.message().equals(scene.ref(message))
                    && r.author().user().id().equals(user)
                    && r.emoji().equals(emoji)
                    && r.added() == added);
  }

  @Test
  void whatWasMissedWhileDisconnectedIsTold() {
    scene.starts();
    Missed missed = before();
    scene.slack.network().losesEvents(true);
    happens(missed);
    scene.slack.network().losesEvents(false);
    scene.slack.network().cut();

    awaitsAll(missed);
    assertThat(scene.heard.texts()).doesNotHaveDuplicates();
  }

  @Test
  void whatWasMissedWhileDownIsTold() {
    scene.starts();
    Missed missed = before();
    scene.stops();
    scene.slack.network().losesEvents(true);
    happens(missed);
    scene.slack.network().losesEvents(false);
    scene.starts();

    awaitsAll(missed);
  }

  @Test
  void whatWasSaidBeforeTheFirstStartIsToldFromTheSessionsBeginning() {
    scene.slack.network().losesEvents(true);
    scene.ana.says(scene.floor, "Am I early?");
    scene.slack.network().losesEvents(false);
    scene.starts();

    scene.awaitsText("Am I early?");
  }

  @Test
  void manyPagesAreToldInTheirOrder() {
    scene.reading(2, Duration.ZERO).starts().says("0");
    scene.slack.network().losesEvents(true);
    Message parent = scene.ana.says(scene.floor, "1");
    IntStream.rangeClosed(2, 9).forEach(i -> scene.ana.says(scene.floor, String.valueOf(i)));
    List<String> replies = IntStream.range(0, 5).mapToObj(i -> "reply " + i).toList();
    replies.forEach(r -> scene.ben.replies(parent, r));
    scene.slack.network().losesEvents(false);
    scene.slack.network().cut();
    scene.awaitsText("9");

    assertThat(scene.heard.texts())
        .filteredOn(t -> t.length() == 1)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, 9).mapToObj(String::valueOf).toList());
    assertThat(scene.heard.texts()).containsSubsequence(replies);
  }

  @Test
  void aRefusalForAWhileInTheMiddleLosesNothing() {
    scene.reading(2, Duration.ZERO).starts().says("0");
    scene.slack.network().losesEvents(true);
    IntStream.rangeClosed(1, 5).forEach(i -> scene.ana.says(scene.floor, String.valueOf(i)));
    scene.slack.network().losesEvents(false);
    scene.slack.fails("conversations.history", 1, Fault.rateLimited(1));
    scene.slack.network().cut();
    scene.awaitsText("5");

    assertThat(scene.heard.texts()).containsExactly("0", "1", "2", "3", "4", "5");
  }

  @Test
  void aCrashBetweenAGapAndItsFillLosesNothing() {
    scene.reading(100, Duration.ZERO).starts().says("Before");
    scene.awaits("the first read", () -> !scene.slack.calls("conversations.history").isEmpty());
    scene.slack.network().losesEvents(true);
    scene.ana.says(scene.floor, "Missed");
    scene.slack.network().losesEvents(false);
    scene.slack.fails("conversations.history", 1, Fault.serverError());
    scene.slack.network().cut();
    scene.slack.network().awaitConnections(2);
    scene.awaits("the failure", () -> scene.slack.calls("conversations.history").size() >= 2);
    scene.says("After");
    scene.stops();
    scene.starts();
    scene.awaitsText("Missed");
  }

  @Test
  void theFirstThingHeardAfterAGapDoesNotHideWhatWasMissedBefore() {
    scene.reading(100, Duration.ZERO);
    scene.slack.fails("conversations.history", 1, Fault.rateLimited(1));
    scene.slack.network().losesEvents(true);
    scene.ana.says(scene.floor, "Missed");
    scene.slack.network().losesEvents(false);
    scene.starts().says("After");

    scene.awaitsText("Missed");
  }
}
