package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.fake.Fault;

/** What happened while the bot was down or shut out is told afterwards, once. */
final class DiscordBackfillTest {
  private static final String HISTORY = "GET /channels/{channel_id}/messages";

  private final DiscordScene scene = new DiscordScene();

  @AfterEach
  void closes() {
    scene.close();
  }

  private List<ChatEvent.Reacted> reactions() {
    return scene.heard.heard(ChatEvent.Reacted.class);
  }

  private List<String> deleted() {
    return scene.heard.heard(ChatEvent.Deleted.class).stream().map(e -> e.message().id()).toList();
  }

  private List<String> standing() {
    return scene.heard.heard(scene.ref(scene.floor)).stream()
        .map(Heard::message)
        .map(m -> m.id())
        .toList();
  }

  @Test
  void everythingThatCanHappenWhileItIsDownIsToldOnce() {
    scene.starts();
    Message edited = scene.says("Who pays?");
    Message deleted = scene.says("Never mind");
    Message liked = scene.says("Who hosts?");
    Message parent = scene.says("Who decides?");
    String water = scene.ana.startsThread(scene.floor, "Water");
    Message deletedBelow = scene.ben.posts(water, "The springs");
    scene.ben.reacts(liked, "👍");
    scene.mod.reacts(liked, "👍");
    scene.awaits("the upvotes", () -> reactions().size() == 2);
    scene.awaitsText("The springs");
    scene.stops();

    scene.ana.edits(edited, "Who pays for it?");
    scene.ana.deletes(deleted);
    scene.ben.deletes(deletedBelow);
    scene.ben.takesBack(liked, "👍");
    scene.ana.reacts(liked, "👍"); // there are as many as before
    scene.ana.reacts(liked, "🎉");
    scene.ben.postsBelow(parent, "The board.");
    scene.ben.posts(water, "The wells");
    scene.discord.setting().archives(water, true);
    scene.ana.posts(scene.floor, "What else?");
    scene.starts();

    assertThat(scene.heard.texts())
        .containsExactlyInAnyOrder(
            "Who pays?",
            "Never mind",
            "Who hosts?",
            "Who decides?",
            "The springs",
            "The board.",
            "The wells",
            "What else?");
    assertThat(scene.heard.heard(ChatEvent.Edited.class))
        .extracting(ChatEvent.Edited::message, ChatEvent.Edited::text)
        .containsExactly(tuple(scene.ref(edited), "Who pays for it?"));
    assertThat(deleted())
        .containsExactlyInAnyOrder(scene.ref(deleted).id(), scene.ref(deletedBelow).id());
    assertThat(reactions().subList(2, reactions().size()))
        .extracting(r -> r.author().user().id(), ChatEvent.Reacted::emoji, ChatEvent.Reacted::added)
        .containsExactlyInAnyOrder(
            tuple(scene.ben.id(), "👍", false),
            tuple(scene.ana.id(), "👍", true),
            tuple(scene.ana.id(), "🎉", true));

    int told = scene.heard.heard().size();
    scene.stops();
    scene.starts();
    assertThat(scene.heard.heard()).hasSize(told);
  }

  @Test
  void aThreadThatWasDeletedMeanwhileTakesItsMessagesAlong() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Message below = scene.ben.postsBelow(asked, "The fund.");
    scene.awaitsText("The fund.");
    scene.stops();
    scene.discord.setting().deletes(below.channel());
    scene.starts();

    assertThat(deleted()).containsExactly(scene.ref(below).id());
  }

  @Test
  void aForumsPostsAreReadWithTheirTitlesTheArchivedOnesToo() {
    String ideas = scene.discord.setting().forum("ideas");
    Message archived = scene.ana.postsForum(ideas, "A ferry", "Who rows it?");
    scene.ben.posts(archived.channel(), "I do.");
    scene.discord.setting().archives(archived.channel(), true);
    scene.ana.postsForum(ideas, "A bridge", "Who builds it?");
    scene.opens(ideas).starts();

    assertThat(scene.heard.texts())
        .containsExactlyInAnyOrder("A ferry\nWho rows it?", "I do.", "A bridge\nWho builds it?");
  }

  @Test
  void whatWasSaidBeforeTheFirstStartIsToldFromTheSessionsBeginning() {
    String lobby = scene.discord.channel("lobby");
    scene.ana.posts(lobby, "Is this the lobby?");
    scene.heard.opens(
        scene.ref(lobby), scene.ref(scene.desk), scene.clock.instant().plus(Duration.ofMillis(1)));
    scene.ana.posts(scene.floor, "Am I early?");
    scene.starts();

    assertThat(scene.heard.texts()).containsExactly("Am I early?");
  }

  @Test
  void manyPagesAreToldInTheirOrder() {
    scene.starts().says("Before");
    scene.stops();
    List<String> missed = IntStream.range(0, 250).mapToObj(i -> "Question " + i).toList();
    missed.forEach(text -> scene.ana.posts(scene.floor, text));
    scene.starts();

    assertThat(scene.heard.texts().subList(1, scene.heard.texts().size()))
        .containsExactlyElementsOf(missed);
  }

  @Test
  void manyUpvotesAreCountedOverPagesAndItsOwnMarksNotAskedFor() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.chat().post(new Place.Reaction(scene.ref(asked)), Post.of(""), "n1");
    scene.stops();
    IntStream.range(0, 120).forEach(i -> scene.discord.user("Fan " + i).reacts(asked, "👍"));
    scene.starts();

    assertThat(reactions()).hasSize(120).allSatisfy(r -> assertThat(r.emoji()).isEqualTo("👍"));
    assertThat(
            scene.discord.calls(
                "GET /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}"))
        .hasSize(2);
  }

  @Test
  void aRefusalForAWhileInTheMiddleLosesNothing() {
    scene.starts().says("Before");
    scene.stops();
    scene.ana.posts(scene.floor, "Missed");
    scene.discord.fails(HISTORY, 1, Fault.rateLimited(1));
    scene.starts();

    assertThat(scene.heard.texts()).containsExactly("Before", "Missed");
  }

  @Test
  void aCrashBetweenAGapAndItsFillLosesNothing() {
    scene.reading(Duration.ZERO).starts().says("Before");
    scene.stops();
    scene.ana.posts(scene.floor, "Missed");
    scene.discord.fails(HISTORY, 1, Fault.serverError());
    int before = scene.discord.calls(HISTORY).size();
    scene.startsReading();
    scene.awaits("the failure", () -> scene.discord.calls(HISTORY).size() > before);
    scene.says("After");
    assertThat(scene.heard.texts()).doesNotContain("Missed");
    scene.stops();
    scene.starts();

    assertThat(scene.heard.texts()).containsExactlyInAnyOrder("Before", "Missed", "After");
  }

  @Test
  void aChannelThatWasDeletedOrClosedToTheBotIsNotTakenForManyDeletedMessages() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.ben.postsBelow(asked, "The fund.");
    scene.awaitsText("The fund.");
    scene.stops();
    List<String> before = standing();
    scene.discord.setting().denies(scene.floor, "Rapporteur", Permission.READ_MESSAGE_HISTORY);
    scene.starts();
    assertThat(standing()).isEqualTo(before);
    scene.stops();
    scene.discord.setting().denies(scene.floor, "Rapporteur", Permission.VIEW_CHANNEL);
    scene.starts();
    assertThat(standing()).isEqualTo(before);
    scene.stops();
    scene.discord.setting().deletes(scene.floor);
    scene.starts();
    assertThat(standing()).isEqualTo(before);
  }

  @Test
  void whatWasSaidWhileTheBotWasShutOutIsReadWhenItIsLetInAgain() {
    scene.starts().says("Before");
    scene.discord.setting().denies(scene.floor, "Rapporteur", Permission.VIEW_CHANNEL);
    scene.awaits("the problem", () -> !scene.chat().problems().isEmpty());
    scene.ana.posts(scene.floor, "Said behind its back");
    scene.discord.setting().allows(scene.floor, "Rapporteur", Permission.VIEW_CHANNEL);

    scene.awaitsText("Said behind its back");
  }

  @Test
  void whatWasSaidWhileTheBotWasThrownOutIsReadWhenItIsInvitedAgain() {
    scene.starts().says("Before");
    scene.discord.setting().throwsBotOut();
    scene.awaits("the problem", () -> !scene.chat().problems().isEmpty());
    assertThat(scene.chat().problems())
        .singleElement()
        .asString()
        .startsWith("the bot is in no server: open https://discord.com/oauth2/authorize?");
    scene.ana.posts(scene.floor, "Said behind its back");
    scene.discord.setting().letsBotIn();

    scene.awaitsText("Said behind its back");
    scene.awaits("no problem", () -> scene.chat().problems().isEmpty());
    assertThat(deleted()).isEmpty();
  }
}
