package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.Venues;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.Person;

/**
 * Commands beside the local Discord, with a session that is open on a public floor and a private
 * desk. Mod is at the desk; Ana is not. Both are offered all commands.
 */
final class CallScene {
  final Clock clock = Clock.systemUTC(); // JDA works with the machine's
  final FakeDiscord discord = new FakeDiscord(clock);
  final String floor = discord.channel("floor");
  final String desk = discord.setting().privateChannel("desk", "moderators");
  final Person ana = discord.user("Ana");
  final Person mod = discord.user("Mod");
  final FailingState state = new FailingState();
  final RecordingListener heard = new RecordingListener();
  private @Nullable Started started;

  private record Started(
      JDA jda, Answers answers, ExecutorService taking, ExecutorService working) {}

  /** Who writes are people, and none of them is the bot. */
  private record Everybody(Channels channels) implements Mapper.Directory {
    @Override
    public Optional<ChannelRef> named(Channel channel) {
      return channels.named(channel);
    }

    @Override
    public boolean isSelf(long userId) {
      return false;
    }

    @Override
    public boolean speaks(long botOrWebhookId) {
      return false;
    }
  }

  CallScene() {
    discord.setting().role("helpers", Permission.MANAGE_MESSAGES);
    ana.joins("helpers");
    mod.joins("helpers");
    mod.joins("moderators");
    heard.opens(ref(floor), ref(desk), clock.instant().minusSeconds(60));
  }

  /** Starts, as a process does; calls that one before left are taken up. */
  CallScene starts() throws InterruptedException {
    Venues venues = new Venues(heard, DiscordChat.NAME);
    Channels channels = new Channels(venues);
    Members members = new Members(venues);
    CommandTree tree = new CommandTree(heard.commands());
    ExecutorService taking = Executors.newFixedThreadPool(4);
    ExecutorService working = Executors.newFixedThreadPool(8);
    Answers answers = new Answers(state, new Calls(heard, members), clock, working);
    JDA jda =
        JDABuilder.createLight(FakeDiscord.TOKEN, Intents.NEEDED)
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
            .setSessionController(
                new ConcurrentSessionController() {
                  @Override
                  public String getGateway() {
                    return discord.gatewayUrl();
                  }
                })
            .setEnableShutdownHook(false)
            .enableCache(CacheFlag.MEMBER_OVERRIDES) // who was let into a channel by name
            .addEventListeners(
                new Interactions(
                    tree,
                    heard,
                    channels,
                    members,
                    new Mapper(new Everybody(channels)),
                    answers,
                    taking,
                    working))
            .build()
            .awaitReady();
    assertThat(new Registration(tree, state).register(jda)).isEmpty();
    answers.resume(jda);
    started = new Started(jda, answers, taking, working);
    return this;
  }

  /** Ends at once, whatever is under way, and lets go of nothing that was kept. */
  void isKilled() throws InterruptedException {
    Started now = started;
    if (now != null) {
      now.jda.shutdownNow();
      Stream.of(now.taking, now.working).forEach(ExecutorService::shutdownNow);
      assertThat(now.jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
    }
    started = null;
  }

  JDA jda() {
    return Objects.requireNonNull(started).jda;
  }

  /** Has the session moderated from a channel of another server, which nobody sees. */
  String movesDeskToAnotherServer() {
    String elsewhere =
        discord.setting().channelIn(discord.setting().anotherGuild("Secretariat"), "desk");
    discord.user("Mod"); // so that Mod is on the new server as well
    discord.setting().denies(elsewhere, "@everyone", Permission.VIEW_CHANNEL);
    discord.setting().allows(elsewhere, "Rapporteur", Permission.VIEW_CHANNEL);
    discord.awaits(
        "the other server",
        () -> sees(elsewhere).filter(seen -> !Members.isOpenToAll(seen)).isPresent());
    heard.closes();
    heard.opens(ref(floor), ref(elsewhere), clock.instant().minusSeconds(60));
    return elsewhere;
  }

  /** A channel as the bot knows it by now. */
  Optional<TextChannel> sees(String channel) {
    return Optional.ofNullable(jda().getTextChannelById(channel));
  }

  /** The calls that are kept and not answered. */
  int pending() {
    return state.keys("call/").size();
  }

  ChannelRef ref(String channel) {
    return Refs.channel(Long.parseUnsignedLong(channel));
  }

  MessageRef ref(Message message) {
    return new MessageRef(ref(message.channel()), message.id());
  }

  /** Ends it all; whatever Discord would have refused fails the test. */
  void close() throws InterruptedException {
    isKilled();
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }
}
