package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.Person;

/**
 * The adapter at work on the local Discord, with one session open: {@code #floor}, which everybody
 * sees, and {@code #desk}, which those with the role Moderators do. Mod has it.
 */
final class DiscordScene implements AutoCloseable {
  static final String MODERATORS = "Moderators";

  final Clock clock = Clock.systemUTC();
  final FakeDiscord discord = new FakeDiscord(clock);
  final String floor = discord.channel("floor");
  final String desk = discord.setting().privateChannel("desk", MODERATORS);
  final Person ana = discord.user("Ana");
  final Person ben = discord.user("Ben");
  final Person mod = discord.user("Mod");
  final FailingState state = new FailingState();
  final List<String> ended = new CopyOnWriteArrayList<>();
  final RecordingListener heard;
  private Set<Long> programs = Set.of();
  private Duration reread = Duration.ofMinutes(1);
  private DiscordOptions.Shards shards = new DiscordOptions.Shards(1, Set.of(0));
  private @Nullable DiscordChat chat;

  DiscordScene(RecordingListener heard) {
    this.heard = heard;
    discord.setting().lets(MODERATORS, Permission.MANAGE_MESSAGES); // who is shown /floor at first
    mod.joins(MODERATORS);
    heard.opens(ref(floor), ref(desk), clock.instant().minusSeconds(60));
  }

  DiscordScene() {
    this(new RecordingListener());
  }

  /** Opens one more session, whose source is another channel, before the adapter starts. */
  DiscordScene opens(String source) {
    heard.opens(ref(source), ref(desk), clock.instant().minusSeconds(60));
    return this;
  }

  /** Which bots and webhooks are heard from the next start on. */
  DiscordScene hearing(Person... allowed) {
    programs = List.of(allowed).stream().map(p -> Long.valueOf(p.id())).collect(Collectors.toSet());
    return this;
  }

  /** How far back the history is read from the next start on. */
  DiscordScene reading(Duration before) {
    reread = before;
    return this;
  }

  /** Over how many shards the servers are spread from the next start on, all or some of them. */
  DiscordScene sharded(int total, Integer... own) {
    shards =
        new DiscordOptions.Shards(
            total,
            own.length > 0
                ? Set.of(own)
                : IntStream.range(0, total).boxed().collect(Collectors.toSet()));
    return this;
  }

  /** Starts the adapter, and returns once it hears what happens and has read what was before. */
  DiscordScene starts() {
    startsReading();
    catchesUp();
    return this;
  }

  /** Starts the adapter, and returns while it still reads what was before. */
  void startsReading() {
    DiscordChat started = prepared(FakeDiscord.TOKEN);
    chat = started;
    started.start(heard);
  }

  /** A message's payload as another message of some type. */
  String told(Message message, int type, long id) {
    return message
        .json()
        .put("type", type)
        .put("id", String.valueOf(id))
        .put("guild_id", discord.setting().guild())
        .toString();
  }

  /** Waits until what was missed is read. */
  void catchesUp() {
    awaits("what was missed", () -> !chat().isCatchingUp());
  }

  /** The adapter, not started yet. */
  DiscordChat prepared(String token) {
    return new DiscordChat(
        new DiscordOptions(
            URI.create(discord.apiUrl() + (discord.apiUrl().endsWith("/") ? "" : "/")),
            token,
            shards,
            programs,
            new DiscordOptions.Notices(true, true),
            reread),
        state,
        ended::add,
        clock);
  }

  DiscordChat chat() {
    DiscordChat now = chat;
    if (now == null) {
      throw new IllegalStateException("it was not started");
    }
    return now;
  }

  ChannelRef ref(String channel) {
    return new ChannelRef(DiscordChat.NAME, "", channel);
  }

  /** A message as the session knows it, be it in the floor's channel or a thread there. */
  MessageRef ref(Message message) {
    return Refs.message(
        ref(floor), Long.parseLong(message.channel()), Long.parseLong(message.id()));
  }

  UserRef ref(Person person) {
    return new UserRef(DiscordChat.NAME, "", person.id());
  }

  void awaits(String what, BooleanSupplier holds) {
    discord.awaits(what, holds);
  }

  /** Says something and returns once it was heard, and all that was said before it. */
  Message says(String text) {
    Message message = ana.posts(floor, text);
    awaitsText(text);
    return message;
  }

  void awaitsText(String text) {
    awaits("\"" + text + "\"", () -> heard.texts().contains(text));
  }

  /** Ends the adapter as a restart does. */
  void stops() {
    DiscordChat now = chat;
    if (now != null) {
      now.close();
    }
    chat = null;
  }

  /** Ends it all; whatever Discord would have refused fails the test. */
  @Override
  public void close() {
    stops();
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }
}
