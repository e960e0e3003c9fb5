package org.rapporteur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.UserRef;
import org.rapporteur.config.SessionDefinition;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scripted town hall that plays into the live chat, so that a visitor sees what the bot does. It
 * goes the way of real messages and commands. Each step has an id, so that a demo which was cut off
 * goes on where it stopped.
 */
final class Demo {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);
  private static final String SCRIPT = "/org/rapporteur/demo/session.jsonl";
  private static final Pattern ITEM = Pattern.compile("\\{(\\w+)}");

  /** From the last step to the end of the session: time to read the last digest. */
  private static final Duration EPILOGUE = Duration.ofSeconds(10);

  private final Session session;
  private final List<JsonNode> steps;
  private final ChatListener floor;
  private final LiveSessions live;
  private final Clock clock;
  private int next;

  private Demo(
      Session session, List<JsonNode> steps, ChatListener floor, LiveSessions live, Clock clock) {
    this.session = session;
    this.steps = steps;
    this.floor = floor;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Sets the scene: a new session of a definition's channels, or the demo that was cut off there.
   *
   * @param opener opens the session
   */
  static Demo prepare(
      SessionDefinition stage,
      ConfiguredSessions opener,
      ChatListener floor,
      LiveSessions live,
      Clock clock) {
    List<JsonNode> script = script();
    JsonNode scene = script.get(0);
    List<JsonNode> steps = List.copyOf(script.subList(1, script.size()));
    String title = scene.get("title").asText();
    Optional<Session> cutOff =
        live.about(stage.moderators())
            .filter(s -> s.isOpen() && s.session().title().equals(title))
            .map(s -> s.session());
    Session session = cutOff.orElseGet(() -> scene(stage, scene, steps, clock.instant()));
    opener.open(session);
    return new Demo(session, steps, floor, live, clock);
  }

  private static Session scene(
      SessionDefinition stage, JsonNode scene, List<JsonNode> steps, Instant now) {
    Session base = ConfiguredSessions.session(stage, now);
    List<String> speakers = new ArrayList<>();
    scene.get("speakers").forEach(s -> speakers.add(s.asText()));
    return new Session(
        new SessionId("demo-" + base.id()),
        scene.get("title").asText(),
        now,
        now.plus(at(steps.get(steps.size() - 1))).plus(EPILOGUE),
        base.sources(),
        base.moderatorChannel(),
        base.organiserChannel(),
        base.topicSet(),
        base.topics(),
        speakers,
        base.attribution(),
        base.language(),
        base.organisers());
  }

  SessionId session() {
    return session.id();
  }

  /** Plays the steps whose time has come. */
  void playDue() {
    Duration elapsed = Duration.between(session.opensAt(), clock.instant());
    while (next < steps.size() && at(steps.get(next)).compareTo(elapsed) <= 0) {
      play(next, steps.get(next));
      next++;
    }
  }

  private void play(int index, JsonNode step) {
    String eventId = session.id() + "-" + index;
    Instant at = session.opensAt().plus(at(step));
    if (step.has("command")) {
      command(eventId, step);
    } else if (step.has("upvotes")) {
      MessageRef message = message(step.get("upvotes").asText());
      floor.received(new ChatEvent.Reacted(message, author(step), "👍", true, at, eventId));
    } else if (step.has("edits")) {
      MessageRef message = message(step.get("edits").asText());
      floor.received(new ChatEvent.Edited(message, step.get("text").asText(), at, eventId));
    } else if (step.has("deletes")) {
      floor.received(new ChatEvent.Deleted(message(step.get("deletes").asText()), at));
    } else {
      boolean anonymous = step.path("anonymous").asBoolean();
      floor.received(
          new ChatEvent.Posted(
              message(step.get("id").asText()),
              author(step),
              step.get("text").asText(),
              at,
              null,
              presence(step),
              anonymous,
              anonymous));
    }
  }

  private void command(String callId, JsonNode step) {
    String typed =
        ITEM.matcher(step.get("command").asText())
            .replaceAll(
                m ->
                    live.state(session.id()).items(message(m.group(1))).stream()
                        .map(Item::number)
                        .findFirst()
                        .map(n -> "#" + n)
                        .orElse(m.group(1)));
    Author moderator =
        Author.named(new UserRef("web", "", id(step, "moderator")), step.get("moderator").asText());
    Reply reply =
        floor.called(
            new CommandCall(
                callId,
                "floor",
                typed,
                Map.of(),
                moderator,
                session.moderatorChannel(),
                true,
                presence(step)));
    if (!reply.ok()) {
      log.warn("the demo's '/floor {}' was refused: {}", typed, reply.post().text());
    }
  }

  private ChannelRef channel() {
    return session.sources().get(0).channel();
  }

  private MessageRef message(String id) {
    return new MessageRef(channel(), session.id() + "-" + id);
  }

  private Author author(JsonNode step) {
    return new Author(
        new UserRef("web", "", id(step, "author")),
        step.get("author").asText(),
        step.has("affiliation") ? step.get("affiliation").asText() : null,
        false);
  }

  private static String id(JsonNode step, String who) {
    return "demo-" + step.get(who).asText().replace(' ', '-');
  }

  private static Presence presence(JsonNode step) {
    return step.has("presence")
        ? Presence.valueOf(step.get("presence").asText().toUpperCase(Locale.ROOT))
        : Presence.UNKNOWN;
  }

  private static Duration at(JsonNode step) {
    return Duration.ofMillis(Math.round(step.get("at").asDouble() * 1000));
  }

  private static List<JsonNode> script() {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Demo.class.getResourceAsStream(SCRIPT), SCRIPT),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(json.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
