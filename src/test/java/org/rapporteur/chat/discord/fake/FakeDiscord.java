package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.fake.Loopback;
import org.rapporteur.chat.fake.Relay;

/**
 * Discord on free ports of this machine, with one server that one bot is in. Tests act as its
 * people ({@link #user}), see what they see ({@link #shown}, {@link Person#aloneTo}, {@link
 * Person#direct}), change the server ({@link #setting}), let things go wrong ({@link #fails},
 * {@link #network}), and assert at last that {@link #violations} is empty.
 *
 * <p>Ids are made from the clock. JDA works out from them when an interaction is over, so that with
 * JDA the clock has to be the machine's, or near to it.
 */
public final class FakeDiscord implements AutoCloseable {
  public static final String TOKEN = "MTA1MDAwMDAwMA.fake.Zk9_token-of-the-bot";

  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE);

  private final World world;
  private final Talk talk;
  private final AppMethods app;
  private final InteractionMethods answers;
  private final Interactions interactions;
  private final Rest rest;
  private final OpenApi description = OpenApi.handedIn();
  private final Javalin server;
  private final Relay relay;
  private final Network network;
  private final Setting setting;
  private final Guild home;

  /**
   * Starts.
   *
   * @param clock tells the time of messages, and how old interactions are
   */
  public FakeDiscord(Clock clock) {
    world = new World(clock, TOKEN, this::gatewayUrl);
    talk = new Talk(world);
    Strictness strictness = new Strictness(world.violations);
    Drafts drafts = new Drafts(world, talk);
    Access access = new Access(world);
    Routes routes = new Routes();
    app = new AppMethods(world, strictness, this::gatewayUrl);
    answers = new InteractionMethods(world, talk, drafts, strictness);
    interactions = new Interactions(world, app, answers);
    app.register(routes);
    answers.register(routes);
    new MessageMethods(world, access, talk, drafts, strictness).register(routes);
    new ReactionMethods(world, access, talk).register(routes);
    new ChannelMethods(world, access, talk, drafts, strictness).register(routes);
    rest = new Rest(world, routes, description);
    server =
        Loopback.serve(
            config -> {
              for (HandlerType type : METHODS) {
                config.routes.addHttpHandler(type, Rest.PREFIX + "/<path>", rest::handle);
              }
              config.routes.ws("/gateway", world.gateway::serve);
            });
    relay = new Relay(server.port());
    network = new Network(world, relay);
    home = world.state.step(() -> world.addGuild("Assembly"));
    setting = new Setting(world, home);
  }

  /** What JDA's {@code RestConfig.setBaseUrl} takes. */
  public String apiUrl() {
    return "http://127.0.0.1:" + server.port() + Rest.PREFIX;
  }

  /** What a {@code SessionController.getGateway} returns. */
  public String gatewayUrl() {
    return "ws://127.0.0.1:" + relay.port() + "/gateway";
  }

  /** The server, its channels, roles and rights, and the bot's place in it. */
  public Setting setting() {
    return setting;
  }

  /** The connections of the gateway: what can happen to them. */
  public Network network() {
    return network;
  }

  /** Makes a text channel that everybody sees, and returns its id. */
  public String channel(String name) {
    return setting.channel(name);
  }

  /** Somebody on the server; a new name is a new person. */
  public Person user(String name) {
    return person(name, Account.Kind.PERSON);
  }

  /** Another bot on the server. */
  public Person bot(String name) {
    return person(name, Account.Kind.BOT);
  }

  /** A webhook, which only writes. */
  public Person webhook(String name) {
    return person(name, Account.Kind.WEBHOOK);
  }

  private Person person(String name, Account.Kind kind) {
    return world.state.step(
        () -> new Person(world, talk, interactions, answers, world.named(name, kind)));
  }

  /** The bot's own user id, which is its app's id too. */
  public String botUser() {
    return world.bot.id;
  }

  /** The texts of the messages a channel or thread shows, in order. */
  public List<String> shown(String channel) {
    return messages(channel).stream().map(Message::text).toList();
  }

  /** The messages of a channel or thread, in order, those of the system too. */
  public List<Message> messages(String channel) {
    return world.state.step(() -> List.copyOf(world.channel(channel).messages.values()));
  }

  /** A message by its id, wherever it is. */
  public Optional<Message> message(String id) {
    return world.state.step(
        () ->
            world.channels.values().stream()
                .flatMap(
                    c -> Optional.ofNullable(c.messages.get(Long.parseUnsignedLong(id))).stream())
                .findFirst());
  }

  /** The texts in a message's thread, in order; empty without one. */
  public List<String> below(Message message) {
    return world.state.step(
        () ->
            Optional.ofNullable(world.channels.get(message.id())).stream()
                .flatMap(thread -> thread.messages.values().stream())
                .map(Message::text)
                .filter(text -> !text.isEmpty())
                .toList());
  }

  /** The user ids of those who gave a message an emoji. */
  public Collection<String> reactors(Message message, String emoji) {
    return world.state.step(() -> List.copyOf(message.reactions.getOrDefault(emoji, Set.of())));
  }

  /** The files in a channel or thread, in order. */
  public List<Upload> filesIn(String channel) {
    return messages(channel).stream().flatMap(m -> m.files().stream()).toList();
  }

  /** The commands as registered. */
  public JsonNode commands() {
    return world.state.step(app::commands);
  }

  /** How often commands were registered. */
  public int registrations() {
    return world.state.step(app::registrations);
  }

  /** A preview of a link arrives under a message, told without its author as Discord does. */
  public void unfurls(Message message) {
    world.state.run(() -> talk.unfurl(message));
  }

  /**
   * The next requests of a route go wrong.
   *
   * @param route such as {@code POST /channels/{channel_id}/messages}
   * @param fault for {@link Fault#error}: a code of Discord's, such as 50013
   */
  public void fails(String route, int times, Fault fault) {
    rest.fails(route, times, fault);
  }

  /** Lets go of answers that {@link Fault#answerHeld} keeps back. */
  public void releases() {
    rest.release();
  }

  /** Limits a route, for each channel, server or webhook, by Discord's headers and 429. */
  public void limits(String route, int most, Duration within) {
    rest.limit(route, most, within);
  }

  /** Every request so far that was understood, in the order of the answers. */
  public List<RestCall> restLog() {
    return rest.log();
  }

  /** Those of a route. */
  public List<RestCall> calls(String route) {
    return restLog().stream().filter(c -> c.route().equals(route)).toList();
  }

  /** How many answers were 401, 403 or 429, which Discord bans an address for. */
  public long badAnswers() {
    return restLog().stream().filter(c -> Set.of(401, 403, 429).contains(c.status())).count();
  }

  /** Whether requests are held against Discord's own description. */
  public boolean isDescribed() {
    return description.isThere();
  }

  /** From now on holds its own answers against Discord's description too, which takes time. */
  public void isStrictWithItself() {
    rest.beStrictWithItself();
  }

  /** What the bot did that Discord, or a rule of ours, forbids. */
  public List<String> violations() {
    return world.violations.list();
  }

  /** Waits until something holds, at most 20 s. */
  public void awaits(String what, BooleanSupplier holds) {
    world.state.awaitThat(what, holds);
  }

  /** The bot's token no longer works, and the gateway says so. */
  public void revokesToken() {
    world.state.run(() -> world.token = "MTA1.fake.another");
    network.closes(4004);
  }

  /** Recommends a number of shards. */
  public void recommendsShards(int count) {
    world.state.run(() -> app.recommendShards(count));
  }

  @Override
  public void close() {
    world.gateway.close();
    rest.release();
    relay.close();
    server.stop();
  }
}
