package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.fake.Faults;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Loopback;
import org.rapporteur.chat.fake.Relay;

/**
 * Slack on a free port of this machine, with one workspace that one bot is installed in. Tests act
 * as its people ({@link #user}), see what they see ({@link #shown}, {@link #shownTo}, {@link
 * #home}), let things go wrong ({@link #fails}, {@link #network}, {@link #lets}), and assert at
 * last that {@link #violations} is empty.
 *
 * <p>Events go over Socket Mode until {@link Network#deliversTo} names an address. They reach the
 * bot in the order in which they happened.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String BOT_TOKEN = "xoxb-0000000000-fake";
  public static final String APP_TOKEN = "xapp-1-A0000001-fake";
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private final Courier courier = new Courier();
  private final Faults faults = new Faults();
  private final Pace pace = new Pace();
  private final Workspace workspace;
  private final WebApi api;
  private final SocketMode socket;
  private final ViewMethods views;
  private final Interactions interactions;
  private final Javalin server;
  private final Relay relay;
  private final Network network;

  /**
   * Starts.
   *
   * @param clock tells the time of messages and signatures
   */
  public FakeSlack(Clock clock) {
    workspace = new Workspace(clock, courier);
    workspace.tokens.addBot(BOT_TOKEN);
    workspace.tokens.addApp(APP_TOKEN);
    api = new WebApi(workspace, faults);
    socket = new SocketMode(workspace, courier);
    ChatMethods chat = new ChatMethods(workspace, pace);
    FileMethods files = new FileMethods(workspace, chat, this::base);
    ResponseUrls urls = new ResponseUrls(workspace, chat, this::base);
    views = new ViewMethods(workspace);
    interactions = new Interactions(workspace, courier, urls, views);
    chat.register(api);
    files.register(api);
    views.register(api);
    new ConversationMethods(workspace).register(api);
    new TeamMethods(workspace).register(api);
    api.add("apps.connections.open", WebApi.Caller.APP, call -> link());
    courier.over(socket);
    server =
        Loopback.serve(
            config -> {
              config.routes.post("/api/{method}", api::handle);
              config.routes.get("/api/{method}", api::handle);
              config.routes.post("/upload/{id}", files::upload);
              config.routes.post("/response/{id}", urls::handle);
              config.routes.ws("/link", socket::serve);
            });
    relay = new Relay(server.port());
    network = new Network(workspace, courier, socket, relay);
  }

  private String base() {
    return "http://127.0.0.1:" + server.port();
  }

  private ObjectNode link() {
    return Json.object()
        .put("url", "ws://127.0.0.1:" + relay.port() + "/link?" + socket.newTicket());
  }

  /** What the SDK's {@code setMethodsEndpointUrlPrefix} takes. */
  public String apiUrl() {
    return base() + "/api/";
  }

  /** Makes a public channel that the bot is a member of, and returns its id. */
  public String channel(String name) {
    return channel(name, Room.Kind.PUBLIC);
  }

  /** Makes a private channel that the bot is a member of, and returns its id. */
  public String privateChannel(String name) {
    return channel(name, Room.Kind.PRIVATE);
  }

  private String channel(String name, Room.Kind kind) {
    return workspace.state.step(
        () -> {
          Room room = new Room(workspace.newId("C"), name, kind);
          room.members.add(workspace.bot.id());
          workspace.rooms.put(room.id, room);
          return room.id;
        });
  }

  /** Lets the bot into a channel, or takes it out of one. */
  public void botIn(String channel, boolean member) {
    workspace.state.run(
        () -> {
          Room room = workspace.channel(channel);
          boolean changed =
              member
                  ? room.members.add(workspace.bot.id())
                  : room.members.remove(workspace.bot.id());
          if (changed) {
            workspace.events.membership(room, workspace.bot, member ? "joined" : "left");
          }
        });
  }

  /** Somebody of this workspace; a new name is a new person. */
  public Person user(String name) {
    return person(name, Workspace.TEAM);
  }

  /** Somebody of another workspace, and the channels the person is in are shared with it. */
  public Person stranger(String name, String... channels) {
    workspace.state.run(() -> List.of(channels).forEach(c -> workspace.channel(c).shared = true));
    return person(name, Workspace.OTHER_TEAM);
  }

  private Person person(String name, String team) {
    return workspace.state.step(
        () -> new Person(workspace, workspace.named(name, team), interactions, views));
  }

  /** The bot's own user id. */
  public String botUser() {
    return workspace.bot.id();
  }

  public void renames(String channel, String name) {
    workspace.state.run(
        () -> {
          Room room = workspace.channel(channel);
          room.name = name;
          workspace.events.channel(room, "rename");
        });
  }

  public void archives(String channel) {
    archives(channel, true);
  }

  public void unarchives(String channel) {
    archives(channel, false);
  }

  private void archives(String channel, boolean archived) {
    workspace.state.run(
        () -> {
          Room room = workspace.channel(channel);
          room.archived = archived;
          workspace.events.channel(room, archived ? "archive" : "unarchive");
        });
  }

  /** Changes a message in something other than its words: a link is shown with a preview. */
  public void unfurls(Message message) {
    workspace.state.run(
        () -> {
          ObjectNode changed = message.json();
          changed.putArray("attachments").addObject().put("title", "A preview").put("id", 1);
          workspace.change(workspace.channel(message.channel()), message, changed);
        });
  }

  /** Tells of a message as changed when only what is known of its thread did. */
  public void touchesThread(Message message) {
    workspace.state.run(
        () -> workspace.change(workspace.channel(message.channel()), message, message.json()));
  }

  /** Sends an event that has nothing to do with a channel, such as {@code team_join}. */
  public void sendsEvent(ObjectNode event) {
    workspace.state.run(() -> workspace.events.send(event, false));
  }

  /** The workspace takes the bot out: its tokens no longer work. */
  public void uninstalls() {
    workspace.state.run(
        () -> {
          workspace.events.send(Json.object("type", "app_uninstalled"), false);
          workspace.tokens.revokeBots();
        });
  }

  /** The bot's tokens are taken back. */
  public void revokesTokens() {
    workspace.state.run(
        () -> {
          ObjectNode event = Json.object("type", "tokens_revoked");
          event.putObject("tokens").putArray("bot").add(workspace.bot.id());
          workspace.events.send(event, false);
          workspace.tokens.revokeBots();
        });
  }

  /** Takes one token back without a word. */
  public void revokes(String token) {
    workspace.state.run(() -> workspace.tokens.revoke(token));
  }

  /** Says that events were left out, as Slack does above 30,000 an hour. */
  public void saysRateLimited() {
    network.sendsPayload(
        Json.object()
            .put("token", "the-old-verification-token")
            .put("type", "app_rate_limited")
            .put("team_id", Workspace.TEAM)
            .put("minute_rate_limited", workspace.clock.instant().getEpochSecond())
            .put("api_app_id", Workspace.APP));
  }

  /** The way to the bot: what was delivered, how, and what can happen to it. */
  public Network network() {
    return network;
  }

  /** The next calls of a method go wrong. */
  public void fails(String method, int times, Fault fault) {
    workspace.state.run(() -> faults.add(method, times, fault));
  }

  /** Lets go of answers that {@link Fault#answerHeld} keeps back. */
  public void releases() {
    api.release();
  }

  /** Holds the bot to one {@code chat.postMessage} a second in a channel, by 429, or no longer. */
  public void paces(boolean on) {
    workspace.state.run(() -> pace.turn(on));
  }

  /** What the bot may do from now on. */
  public void lets(Set<String> scopes) {
    workspace.state.run(() -> workspace.tokens.scopes(scopes));
  }

  /** A code that {@code oauth.v2.access} takes once. */
  public String installCode() {
    return workspace.state.step(
        () -> {
          String code = workspace.newId("code-");
          workspace.tokens.addCode(code);
          return code;
        });
  }

  /** The calls of a method so far, also those that went wrong. */
  public List<Call> calls(String method) {
    return api.calls(method);
  }

  /** What the bot sent that breaks a limit of Slack's or a rule of ours. */
  public List<String> violations() {
    return workspace.strictness.violations();
  }

  /** The texts of the messages a channel shows, in order, without the replies in threads. */
  public List<String> shown(String channel) {
    return texts(messages(channel).stream().filter(Message::inChannel).toList());
  }

  /** The texts in a message's thread, in order, without the message itself. */
  public List<String> thread(Message parent) {
    return texts(
        workspace.state.step(
            () -> workspace.replies(workspace.channel(parent.channel()), parent.ts())));
  }

  /** The messages of a channel with the replies, in order. */
  public List<Message> messages(String channel) {
    return workspace.state.step(() -> List.copyOf(workspace.channel(channel).messages.values()));
  }

  /** The messages between a person and the bot, in order. */
  public List<Message> direct(Person person) {
    return workspace.state.step(() -> List.copyOf(workspace.direct(person.id()).messages.values()));
  }

  /** What a person alone was shown and still is, in order. */
  public List<Message> aloneTo(Person person) {
    return workspace.state.step(
        () ->
            workspace.alone.stream()
                .filter(m -> person.id().equals(m.onlyFor()) && !m.deleted())
                .distinct()
                .toList());
  }

  /** The texts of {@link #aloneTo}. */
  public List<String> shownTo(Person person) {
    return texts(aloneTo(person));
  }

  /** A person's home as it was last published. */
  public Optional<View> home(Person person) {
    return workspace.state.step(() -> views.home(person.id()));
  }

  /** The files shared in a channel, in order. */
  public List<Upload> filesIn(String channel) {
    return workspace.state.step(
        () -> {
          String id = workspace.channel(channel).id;
          return workspace.uploads.values().stream().filter(f -> f.channel().equals(id)).toList();
        });
  }

  /** Who gave a message which emoji: names with user ids. */
  public Collection<String> reactors(Message message, String emoji) {
    return workspace.state.step(
        () -> List.copyOf(message.reactions().getOrDefault(emoji, List.of())));
  }

  /** Waits until something holds, at most 20 s. */
  public void awaits(String what, BooleanSupplier holds) {
    workspace.state.awaitThat(what, holds);
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }

  @Override
  public void close() {
    courier.close();
    api.release();
    relay.close();
    server.stop();
  }
}
