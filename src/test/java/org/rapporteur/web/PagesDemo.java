package org.rapporteur.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Role;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.web.Allowance;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.collect.Collector;
import org.rapporteur.config.Settings;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Refused;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.TopicSet;

/**
 * The pages over a session in memory, to look at while working on them: reads nothing durable,
 * understands a few commands, plays the shipped session at once.
 */
final class PagesDemo {
  private final LiveSessions live;
  private final InMemoryStore store = new InMemoryStore(Clock.systemUTC());
  private final Collector collector;
  private final List<Post> posts = new ArrayList<>();
  private final SessionId id = new SessionId("demo");

  private PagesDemo(TopicSet topics) {
    live = new LiveSessions(store.record());
    collector =
        new Collector(
            store.inbox(),
            live,
            s -> (text, l) -> read(topics, text, l),
            e -> true,
            Clock.systemUTC());
  }

  public static void main(String[] args) throws Exception {
    TopicSet topics = Settings.builtIn(Map.of()).topicSets().get(0);
    PagesDemo demo = new PagesDemo(topics);
    demo.open(topics);
    WebChat chat =
        new WebChat(
            new Allowance(2000, 20), new byte[32], "moderators-secret", false, Clock.systemUTC());
    WebServer server =
        new WebServer(
            new WebServer.Address("127.0.0.1", Integer.parseInt(args[0]), Optional.empty()),
            chat,
            demo.live,
            (session, channel, most) -> demo.posts,
            Path.of("target/demo"),
            Map.of("chat", chat::check));
    chat.start(demo.new Ears());
    server.start();
    demo.play();
  }

  private void open(TopicSet topics) {
    Session session =
        new Session(
            id,
            "Town hall: the UN Cybercrime Convention",
            Clock.systemUTC().instant(),
            Clock.systemUTC().instant().plus(Duration.ofMinutes(60)),
            List.of(new Session.Source(SessionFixture.FLOOR, Presence.UNKNOWN)),
            SessionFixture.MODERATORS,
            SessionFixture.ORGANISERS,
            topics.id(),
            topics.topics().stream().map(t -> new Session.TopicLabel(t.id(), t.labels())).toList(),
            List.of("Keiko Tanaka", "Maria Lopez", "Omar Haddad"),
            Attribution.AFFILIATION,
            Language.EN,
            Set.of());
    live.change(
        id,
        state -> {
          Draft draft = new Draft(state, Clock.systemUTC().instant(), null);
          draft.record(Person.BOT, new Event.SessionOpened(session));
          return draft;
        });
  }

  private void play() throws IOException {
    ObjectMapper json = new ObjectMapper();
    AtomicInteger people = new AtomicInteger();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PagesDemo.class.getResourceAsStream("/org/rapporteur/demo/session.jsonl")),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().limit(105).toList()) {
        JsonNode node = json.readTree(line);
        String name = node.path("author").asText("Kenji");
        Author author =
            new Author(
                new UserRef("web", "", name.replace(' ', '-')),
                name,
                node.path("affiliation").asText("Chair"),
                false);
        MessageRef message = new MessageRef(SessionFixture.FLOOR, node.path("id").asText("none"));
        if (node.has("upvotes")) {
          MessageRef voted = new MessageRef(SessionFixture.FLOOR, node.path("upvotes").asText());
          for (int i = 0; i < 1 + people.incrementAndGet() % 9; i++) {
            Author voter = Author.named(new UserRef("web", "", "voter" + i), "Voter");
            hear(
                new ChatEvent.Reacted(
                    voted, voter, "upvote", true, Clock.systemUTC().instant(), "v" + people + i));
          }
        } else if (node.has("command")) {
          command(author, resolved(node.path("command").asText()));

        } else if (node.has("text")) {
          hear(
              new ChatEvent.Posted(
                  message,
                  author,
                  node.path("text").asText(),
                  Clock.systemUTC().instant(),
                  null,
                  Presence.valueOf(
                      node.path("presence").asText("unknown").toUpperCase(Locale.ROOT)),
                  false,
                  node.path("anonymous").asBoolean()));
        }
      }
    }
    posts.add(
        Post.of(
            "Digest 1, 10 minutes in",
            List.of(
                Post.Section.of(
                    "New by topic",
                    live.state(id)
                        .openItems()
                        .limit(4)
                        .map(i -> ItemLines.line(live.state(id), i))
                        .toList()),
                Post.Section.of(
                    "Waiting longest",
                    live.state(id)
                        .openItems()
                        .skip(5)
                        .limit(2)
                        .map(i -> ItemLines.line(live.state(id), i))
                        .toList()))));
  }

  /** The script names items by the messages they came in. */
  private String resolved(String line) {
    return Pattern.compile("\\{(m[0-9]+)}")
        .matcher(line)
        .replaceAll(
            m ->
                live.state(id)
                    .item(new MessageRef(SessionFixture.FLOOR, m.group(1)))
                    .map(i -> Integer.toString(i.number()))
                    .orElse("0"));
  }

  private void hear(ChatEvent event) {
    collector.received(event).ifPresent(collector::drain);
  }

  private Reply command(Author caller, String line) {
    String[] words = line.split(" ", 3);
    try {
      live.change(
          id,
          state -> {
            Draft draft = new Draft(state, Clock.systemUTC().instant(), null);
            Decisions decisions = new Decisions(draft, draft.person(caller));
            int number = words.length > 1 ? Integer.parseInt(words[1].replace("#", "")) : 0;
            String rest = words.length > 2 ? words[2] : "";
            String speaker =
                state.session().speakers().stream()
                    .filter(s -> !rest.isEmpty() && s.startsWith(rest.split(" ")[0]))
                    .findFirst()
                    .orElse(null);
            switch (words[0]) {
              case "flag" -> decisions.flag(number, speaker, null);
              case "live" -> decisions.live(number);
              case "answered" -> decisions.answered(number, rest);
              case "not-reached" -> decisions.notReached(number);
              case "defer" -> decisions.defer(number);
              case "dismiss" -> decisions.dismiss(number, rest);
              case "note" -> decisions.note(number, rest);
              case "withdraw" -> decisions.withdraw(number);
              case "merge" -> decisions.merge(number, Integer.parseInt(rest));
              case "restore" -> decisions.restore(number);
              default -> throw new Refused("There is no command '" + words[0] + "' in this demo.");
            }
            return draft;
          });
      return Reply.of("#" + words[1] + ": done.");
    } catch (Refused e) {
      return Reply.refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Reply.refused("Not in this demo: " + line);
    }
  }

  private static Reading read(TopicSet topics, String text, Language fallback) {
    Language language =
        text.matches("(?s).*\\p{IsArabic}.*")
            ? Language.AR
            : text.matches("(?s).*\\p{IsHan}.*")
                ? Language.ZH
                : text.matches("(?s).*\\p{IsCyrillic}.*") ? Language.RU : fallback;
    Kind kind =
        text.matches("(?s).*[?？؟].*")
            ? Kind.QUESTION
            : text.length() < 45 ? Kind.CHATTER : Kind.COMMENT;
    List<TopicMatch> found = new ArrayList<>();
    topics
        .topics()
        .forEach(
            t ->
                t.keywords().values().stream()
                    .flatMap(List::stream)
                    .filter(k -> k.length() > 2 && text.toLowerCase(Locale.ROOT).contains(k))
                    .findFirst()
                    .ifPresent(k -> found.add(new TopicMatch(t.id(), List.of(k)))));
    return new Reading(language, kind, found);
  }

  private final class Ears implements ChatListener {
    @Override
    public List<CommandSpec> commands() {
      Option item = Option.required("item", CommandSpec.Type.ITEM, "the item");
      return List.of(
          new CommandSpec(
              "ask",
              Role.ATTENDEE,
              "Asks a question.",
              List.of(
                  Option.required("text", CommandSpec.Type.TEXT, "the question"),
                  Option.flag("anonymous", "nobody is told who asks"))),
          new CommandSpec("floor help", Role.ATTENDEE, "Tells what there is.", List.of()),
          new CommandSpec("floor withdraw", Role.ATTENDEE, "Takes an item back.", List.of(item)),
          new CommandSpec(
              "floor flag",
              Role.MODERATOR,
              "Brings an item to a speaker.",
              List.of(item, Option.optional("speaker", CommandSpec.Type.SPEAKER, "to whom"))),
          new CommandSpec("floor live", Role.MODERATOR, "Puts an item live.", List.of(item)),
          new CommandSpec(
              "floor dismiss",
              Role.MODERATOR,
              "Sets an item aside.",
              List.of(item, Option.required("reason", CommandSpec.Type.TEXT, "why"))));
    }

    @Override
    public void received(ChatEvent event) {
      hear(event);
    }

    @Override
    public Reply called(CommandCall call) {
      return call.name().equals("floor")
          ? command(call.caller(), call.typed())
          : Reply.refused("Only /floor here.");
    }

    @Override
    public List<Choice> complete(CommandCall partial, String option, String typed) {
      if (option.equals("speaker")) {
        return live.state(id).session().speakers().stream()
            .filter(s -> s.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT)))
            .map(s -> new Choice(s, "speaker"))
            .toList();
      }
      return live.state(id)
          .openItems()
          .filter(i -> Integer.toString(i.number()).startsWith(typed.replace("#", "")))
          .limit(10)
          .map(i -> new Choice(Integer.toString(i.number()), live.state(id).text(i)))
          .toList();
    }
  }
}
