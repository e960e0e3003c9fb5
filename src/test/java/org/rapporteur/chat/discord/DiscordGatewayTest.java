package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.discord.fake.Message;

/** The gateway's connections, and what can become of them while people go on talking. */
final class DiscordGatewayTest {
  private static final String HISTORY = "GET /channels/{channel_id}/messages";

  private final DiscordScene scene = new DiscordScene();

  @AfterEach
  void closes() {
    scene.close();
  }

  private List<String> burst(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "Question " + i)
        .peek(text -> scene.ana.posts(scene.floor, text))
        .toList();
  }

  private int reads() {
    return scene.discord.calls(HISTORY).size();
  }

  @Test
  void aCutInABurstIsResumedAndNothingIsReadNorLostNorDoubled() {
    scene.starts();
    int reads = reads();
    scene.discord.network().cutsAfter(20);
    List<String> all = burst(0, 60);
    scene.discord.network().awaitResumed(1);
    scene.awaitsText("Question 59");

    assertThat(scene.heard.texts()).containsExactlyElementsOf(all);
    assertThat(scene.heard.told()).hasSize(all.size());
    assertThat(reads()).isEqualTo(reads);
    assertThat(scene.discord.network().identifiedSoFar()).isEqualTo(1);
  }

  @Test
  void whatWasMissedIsReadWhereTheResumeIsRefused() {
    scene.starts().says("Before");
    scene.discord.network().forgetsSessions();
    List<String> missed = burst(0, 5);
    scene.discord.network().cuts();
    scene.discord.network().awaitIdentified(2);
    scene.says("After");
    scene.awaitsText("Question 4");

    assertThat(scene.heard.texts()).containsExactlyInAnyOrderElementsOf(all(missed));
    assertThat(scene.heard.texts()).containsSubsequence(missed);
  }

  private static List<String> all(List<String> missed) {
    return Stream.of(List.of("Before"), missed, List.of("After")).flatMap(List::stream).toList();
  }

  @Test
  void askedToReconnectItLosesNothing() {
    scene.starts();
    List<String> before = burst(0, 20);
    scene.discord.network().asksToReconnect();
    List<String> after = burst(20, 40);
    scene.discord.network().awaitResumed(1);
    scene.awaitsText("Question 39");

    assertThat(scene.heard.texts())
        .containsExactlyElementsOf(Stream.concat(before.stream(), after.stream()).toList());
  }

  @Test
  void whatWentIntoADeadConnectionComesOverTheNext() {
    scene.starts().says("Before");
    scene.discord.network().fallsSilent();
    scene.ana.posts(scene.floor, "Does anybody hear me?");
    scene.discord.network().cuts();

    scene.awaitsText("Does anybody hear me?");
    assertThat(scene.heard.texts()).containsExactly("Before", "Does anybody hear me?");
  }

  @Test
  void itIsNotWellAndCatchesUpAsLongAsItIsCut() {
    scene.starts();
    assertThat(scene.chat().check().ok()).isTrue();
    assertThat(scene.chat().check().detail()).contains("connected", "1 server");
    scene.discord.network().stops();
    scene.discord.network().cuts();
    scene.awaits("the cut to be noticed", () -> !scene.chat().check().ok());
    assertThat(scene.chat().isCatchingUp()).isTrue();
    assertThat(scene.chat().check().detail()).startsWith("not connected: shards 0 ");
    scene.discord.network().resumes();

    scene.awaits("health", () -> scene.chat().check().ok());
    assertThat(scene.chat().isCatchingUp()).isFalse();
  }

  @Test
  void itCatchesUpUntilTheHistoryIsRead() {
    scene.starts().says("Before");
    scene.stops();
    scene.ana.posts(scene.floor, "Missed");
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    scene.heard.tells(
        event -> {
          told.countDown();
          awaits(seen);
        });
    scene.startsReading();
    awaits(told);
    assertThat(scene.chat().isCatchingUp()).isTrue();
    seen.countDown();
    scene.catchesUp();

    assertThat(scene.heard.texts()).containsExactly("Before", "Missed");
  }

  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatTheCoreCantKeepIsReadFromTheHistory() {
    scene.starts().says("Before");
    for (String failed : List.of("Question 0", "Question 1")) {
      scene.heard.failsNext(1);
      scene.says(failed);
    }
    scene.says("After");

    assertThat(scene.heard.failures()).isEqualTo(2);
    assertThat(scene.heard.texts()).containsExactly("Before", "Question 0", "Question 1", "After");
  }

  @Test
  void aReactionThatTheCoreCantKeepIsReadToo() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.heard.failsNext(1);
    scene.ben.reacts(asked, "👍");

    scene.awaits("the upvote", () -> !scene.heard.heard(ChatEvent.Reacted.class).isEmpty());
    assertThat(scene.heard.heard(ChatEvent.Reacted.class).get(0).author().user())
        .isEqualTo(scene.ref(scene.ben));
  }

  @Test
  void whatNobodyCanReadIsKeptUnlessItIsNoneOfOurBusiness() {
    String lobby = scene.discord.channel("lobby");
    scene.starts();
    String broken = "{\"id\": \"no number\", \"channel_id\": \"%s\", \"author\": []}";
    scene.discord.network().sendsRaw("MESSAGE_CREATE", broken.formatted(lobby));
    scene.discord.network().sendsRaw("MESSAGE_CREATE", broken.formatted(scene.floor));
    scene.discord.network().sendsRaw("MESSAGE_REACTION_ADD", broken.formatted(scene.floor));
    scene.says("Who pays?");

    assertThat(scene.heard.unreadables())
        .hasSize(2)
        .allSatisfy(p -> assertThat(p).contains(scene.floor).doesNotContain(lobby));
  }

  @Test
  void aServerThatIsOutOfOrderLosesNothingAndDeletesNothing() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Message below = scene.ben.postsBelow(asked, "The fund.");
    scene.awaitsText("The fund.");
    scene.discord.setting().isUnavailable(true);
    scene.ana.posts(scene.floor, "Missed");
    scene.ben.reacts(asked, "👍");
    scene.discord.setting().isUnavailable(false);

    scene.awaitsText("Missed");
    scene.awaits("the upvote", () -> !scene.heard.heard(ChatEvent.Reacted.class).isEmpty());
    scene.catchesUp();
    scene.says("After");
    assertThat(scene.heard.heard(ChatEvent.Deleted.class)).isEmpty();
    assertThat(scene.chat().problems()).isEmpty();
    assertThat(scene.discord.shown(scene.desk)).isEmpty();
    assertThat(scene.heard.heard(scene.ref(scene.floor)))
        .extracting(h -> h.message())
        .contains(scene.ref(asked), scene.ref(below));
  }

  @Test
  void aSessionOverAllShardsHearsTheServersOfEach() {
    String other = scene.discord.setting().anotherGuild("Commission");
    String commission = scene.discord.setting().channelIn(other, "commission");
    scene.opens(commission).sharded(2).starts();
    scene.ana.posts(commission, "Who decides?");
    scene.says("Who pays?");
    scene.awaitsText("Who decides?");

    assertThat(scene.chat().check().detail()).contains("2 servers");
    assertThat(scene.heard.heard(ChatEvent.Posted.class))
        .extracting(ChatEvent.Posted::message)
        .extracting(MessageRef::channel)
        .containsExactlyInAnyOrder(scene.ref(scene.floor), scene.ref(commission));
  }

  @Test
  void aProcessThatServesSomeShardsMindsOnlyTheirServers() {
    String other = scene.discord.setting().anotherGuild("Commission");
    String commission = scene.discord.setting().channelIn(other, "commission");
    scene.opens(commission).sharded(2, 1).starts();
    scene.ana.posts(scene.floor, "Who pays?");
    scene.ana.posts(commission, "Who decides?");
    scene.awaitsText("Who decides?");

    assertThat(scene.heard.texts()).containsExactly("Who decides?");
    assertThat(scene.chat().problems()).noneMatch(p -> p.contains(scene.floor));
    assertThat(scene.chat().check().detail()).contains("1 server");
  }
}
