package org.rapporteur.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Role;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.web.Allowance;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.store.InMemoryStore;

/** The pages served on a free port of this machine over sessions in memory, with browsers. */
final class ServedSite implements AutoCloseable {
  static final String SECRET = "the-moderators-secret";

  final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  final Heard heard = new Heard();
  final List<Post> posts = new CopyOnWriteArrayList<>();
  final Map<String, Supplier<Health>> checks = new LinkedHashMap<>();
  final WebChat chat;
  final LiveSessions live;
  private final InMemoryStore store = new InMemoryStore(clock);
  private final WebServer server;

  ServedSite(Path reports) {
    this(reports, Optional.empty());
  }

  ServedSite(Path reports, Optional<URI> publicUrl) {
    live = new LiveSessions(store.record());
    chat =
        new WebChat(
            new Allowance(200, 3),
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
            SECRET,
            publicUrl.isPresent(),
            clock);
    checks.put("live chat", chat::check);
    checks.put("extra", () -> new Health(heard.well, "as told"));
    server =
        new WebServer(
            new WebServer.Address("127.0.0.1", 0, publicUrl),
            chat,
            live,
            (session, channel, most) -> posts,
            reports,
            checks,
            routes -> {},
            clock);
    chat.start(heard);
    server.start();
  }

  /** Puts a session that was told into the record, from its beginning. */
  void hold(SessionFixture fixture) throws ConflictException {
    store
        .record()
        .append(
            new Change(fixture.session().id(), 0, null, fixture.history(), List.of(), List.of()));
  }

  /** What is on its way out to channels and people. */
  Outbox outbox() {
    return store.outbox();
  }

  Browser browser() {
    return new Browser(URI.create("http://127.0.0.1:" + server.port()));
  }

  @Override
  public void close() {
    server.close();
    chat.close();
  }

  /** A listener that keeps what it hears and answers as told. */
  static final class Heard implements ChatListener {
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    final List<CommandCall> calls = new CopyOnWriteArrayList<>();
    volatile Reply reply = Reply.of("Done.");
    volatile boolean failing;
    volatile boolean well = true;

    @Override
    public List<CommandSpec> commands() {
      return List.of(
          new CommandSpec(
              "ask",
              Role.ATTENDEE,
              "Asks a question",
              List.of(CommandSpec.Option.flag("anonymous", "nobody is told who asks"))),
          new CommandSpec("floor help", Role.ATTENDEE, "Tells what there is", List.of()),
          new CommandSpec("floor flag", Role.MODERATOR, "Brings an item to a speaker", List.of()));
    }

    @Override
    public void received(ChatEvent event) {
      if (failing) {
        throw new IllegalStateException("the disk of /var/secret is full");
      }
      events.add(event);
    }

    @Override
    public Reply called(CommandCall call) {
      calls.add(call);
      return reply;
    }

    @Override
    public List<Choice> complete(CommandCall partial, String option, String typed) {
      return List.of("ask ", "floor flag 12 Keiko Tanaka ").stream()
          .filter(line -> option.isEmpty() && line.startsWith(typed))
          .map(line -> new Choice(line, "a line for " + partial.channel()))
          .toList();
    }

    @Override
    public List<Venue> venues() {
      return List.of();
    }

    @Override
    public void introduced(Author author) {}

    @Override
    public List<org.rapporteur.chat.Heard> heard(ChannelRef source) {
      return List.of();
    }

    @Override
    public void unreadable(String platform, String payload, String reason) {}

    ChatEvent.Posted posted() {
      return (ChatEvent.Posted) events.get(events.size() - 1);
    }
  }
}
