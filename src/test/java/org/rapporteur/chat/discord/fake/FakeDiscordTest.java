package org.rapporteur.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real JDA against the local Discord: what people do arrives. */
class FakeDiscordTest {
  private final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  private final String floor = discord.channel("floor");
  private final Person ana = discord.user("Ana");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<JDA> running = new ArrayList<>();

  @BeforeEach
  void callNobody() {
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
    discord.isStrictWithItself();
  }

  @AfterEach
  void close() {
    running.forEach(JDA::shutdownNow);
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }

  private JDA start() throws InterruptedException {
    JDA jda = builder().build().awaitReady();
    running.add(jda);
    return jda;
  }

  private JDABuilder builder() {
    return Wiring.builder(discord, FakeDiscord.TOKEN)
        .enableIntents(GatewayIntent.DIRECT_MESSAGES)
        .setBulkDeleteSplittingEnabled(false)
        .addEventListeners((EventListener) this::hear);
  }

  private void hear(GenericEvent event) {
    if (event instanceof MessageReceivedEvent e) {
      heard.add(e.getChannel().getName() + ": " + e.getMessage().getContentRaw());
    } else if (event instanceof MessageUpdateEvent e) {
      heard.add("edited: " + e.getMessage().getContentRaw());
    } else if (event instanceof MessageDeleteEvent) {
      heard.add("deleted");
    } else if (event instanceof MessageBulkDeleteEvent e) {
      heard.add("deleted " + e.getMessageIds().size());
    } else if (event instanceof MessageReactionAddEvent e) {
      heard.add("+" + e.getEmoji().getName());
    } else if (event instanceof MessageReactionRemoveEvent e) {
      heard.add("-" + e.getEmoji().getName());
    } else if (event instanceof MessageReactionRemoveAllEvent) {
      heard.add("cleared");
    } else if (event instanceof SessionResumeEvent) {
      heard.add("resumed");
    } else if (event instanceof SessionRecreateEvent) {
      heard.add("recreated");
    }
  }

  private void awaitHeard(String... lines) {
    discord.awaits("as much to be heard", () -> heard.size() >= lines.length);
    assertThat(heard).containsExactly(lines);
  }

  @Test
  void identifiesAndFindsTheServer() throws Exception {
    JDA jda = start();
    assertThat(jda.getGuilds()).singleElement().extracting("name").isEqualTo("Assembly");
    assertThat(jda.getTextChannelById(floor)).isNotNull();
    assertThat(jda.getSelfUser().getApplicationId()).isEqualTo(discord.botUser());
  }

  @Test
  void hearsWhatIsWrittenInEveryKindOfChannel() throws Exception {
    discord.setting().forum("ideas");
    discord.setting().announcementChannel("news");
    discord.setting().voiceChannel("hall");
    discord.setting().stageChannel("stage");
    start();
    ana.posts("floor", "Why?");
    ana.posts("news", "News");
    ana.posts("hall", "Spoken");
    ana.posts("stage", "On stage");
    ana.postsForum("ideas", "A bridge", "Build one");
    String thread = ana.startsThread("floor", "Water");
    ana.posts(thread, "Below");
    ana.whispers("In secret");
    awaitHeard(
        "floor: Why?",
        "news: News",
        "hall: Spoken",
        "stage: On stage",
        "A bridge: Build one",
        "floor: Water",
        "Water: Below",
        "ana: In secret");
  }

  @Test
  void hearsAChannelThatComesLater() throws Exception {
    start();
    discord.channel("late");
    ana.posts("late", "Hello");
    awaitHeard("late: Hello");
  }

  @Test
  void hearsWhatBecomesOfAMessage() throws Exception {
    start();
    Message message = ana.posts("floor", "Why?");
    ana.edits(message, "Why not?");
    ana.reacts(message, "👍");
    ana.takesBack(message, "👍");
    ana.reacts(message, "🎉");
    ana.clearsReactions(message);
    ana.deletes(message);
    ana.deletesAll(ana.posts("floor", "1"), ana.posts("floor", "2"));
    awaitHeard(
        "floor: Why?",
        "edited: Why not?",
        "+👍",
        "-👍",
        "+🎉",
        "cleared",
        "deleted",
        "floor: 1",
        "floor: 2",
        "deleted 2");
  }

  @Test
  void missesNothingWhenCutInABurst() throws Exception {
    start();
    discord.network().cutsAfter(20);
    IntStream.range(0, 60).forEach(i -> ana.posts("floor", "m" + i));
    discord.network().awaitResumed(1);
    discord.awaits("the last one", () -> heard.contains("floor: m59"));
    assertThat(heard.stream().filter(h -> !h.equals("resumed")))
        .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(i -> "floor: m" + i).toList());
    assertThat(discord.network().identifiedSoFar()).isEqualTo(1);
  }

  @Test
  void beginsAnewWhenTheResumeIsRefused() throws Exception {
    start();
    discord.network().losesEventsWhileCut(true);
    discord.network().refusesResume(1);
    discord.network().stops();
    discord.network().cuts();
    ana.posts("floor", "unheard");
    discord.network().resumes();
    discord.network().awaitIdentified(2);
    discord.awaits("a new session", () -> heard.contains("recreated"));
    ana.posts("floor", "heard");
    awaitHeard("recreated", "floor: heard");
  }

  @Test
  void comesAgainWhenAskedTo() throws Exception {
    start();
    discord.network().asksToReconnect();
    discord.network().awaitResumed(1);
    discord.network().invalidates(true);
    discord.network().awaitResumed(2);
    ana.posts("floor", "still here");
    discord.awaits("it", () -> heard.contains("floor: still here"));
  }

  @Test
  void keepsTheWordsFromWhoDidNotAskForThem() throws Exception {
    JDA jda =
        Wiring.builder(discord, FakeDiscord.TOKEN)
            .disableIntents(GatewayIntent.MESSAGE_CONTENT)
            .addEventListeners((EventListener) this::hear)
            .build()
            .awaitReady();
    running.add(jda);
    ana.posts("floor", "Why?");
    ana.posts("floor", "Hi <@" + discord.botUser() + ">");
    awaitHeard("floor: ", "floor: Hi <@" + discord.botUser() + ">");
  }

  @Test
  void splitsServersOverShards() throws Exception {
    String other = discord.setting().anotherGuild("Commission");
    discord.setting().channelIn(other, "commission");
    List<JDA> shards = new ArrayList<>();
    ConcurrentSessionController controller = Wiring.controller(discord);
    for (int shard = 0; shard < 2; shard++) {
      shards.add(builder().setSessionController(controller).useSharding(shard, 2).build());
    }
    running.addAll(shards);
    for (JDA shard : shards) {
      shard.awaitReady();
    }
    assertThat(shards)
        .extracting(s -> s.getGuilds().get(0).getName())
        .containsExactly("Assembly", "Commission");
    ana.posts("commission", "here");
    awaitHeard("commission: here");
  }

  @Test
  void readsTheHistoryPageByPage() throws Exception {
    JDA jda = start();
    List<Message> all = IntStream.range(0, 5).mapToObj(i -> ana.posts("floor", "m" + i)).toList();
    MessageChannel channel = jda.getTextChannelById(floor);
    assertThat(channel).isNotNull();
    assertThat(channel.getHistoryAfter(all.get(0).id(), 2).complete().getRetrievedHistory())
        .extracting(m -> m.getContentRaw())
        .containsExactly("m2", "m1");
    assertThat(channel.getHistoryBefore(all.get(4).id(), 2).complete().getRetrievedHistory())
        .extracting(m -> m.getContentRaw())
        .containsExactly("m3", "m2");
    assertThat(channel.getHistoryAround(all.get(2).id(), 3).complete().getRetrievedHistory())
        .extracting(m -> m.getContentRaw())
        .containsExactly("m3", "m2", "m1");
  }
}
