package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;

/**
 * Puts what Slack says of messages and reactions into the core's words. What is live and what is
 * read from a channel's history become events with the same keys, so that reading twice is
 * harmless.
 */
final class Mapper {
  /** What the mapper must be told of the workspace. */
  interface Directory {
    /** How the house writes a Slack channel. */
    ChannelRef channel(String team, String id);

    /** A person; the name may still be empty. */
    Author author(ChannelRef channel, String userId);

    /** A person's name, for mentions in texts; may be empty. */
    String nameOf(ChannelRef channel, String userId);

    /** Whether we are the user or the bot. */
    boolean isSelf(ChannelRef channel, @Nullable String userId, @Nullable String botId);
  }

  /** What somebody wrote; every other subtype is a notice of Slack's own. */
  private static final Set<String> SPOKEN =
      Set.of("", "bot_message", "file_share", "me_message", "thread_broadcast");

  /** What Slack leaves in the place of a thread's first message when that is deleted. */
  private static final String TOMBSTONE = "tombstone";

  private static final Pattern TS = Pattern.compile("[0-9]{1,11}(?:\\.[0-9]{1,9})?");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String SKIN_TONE = "::skin-tone-";

  private final Directory directory;

  Mapper(Directory directory) {
    this.directory = directory;
  }

  /**
   * The event of a payload of the Events API ({@code event_callback}); empty for what is none of
   * ours: other types and subtypes, changes that change no text, and what we did ourselves.
   *
   * @throws MalformedPayload if it lacks what Slack promises
   */
  Optional<ChatEvent> event(JsonNode payload) {
    if (!payload.isObject()) {
      throw new MalformedPayload("the payload is no object");
    }
    if (!text(payload, "type").equals("event_callback")) {
      return Optional.empty();
    }
    JsonNode event = payload.path("event");
    if (!event.isObject()) {
      throw new MalformedPayload("the payload has no event");
    }
    return switch (text(event, "type")) {
      case "message" -> message(payload, event);
      case "reaction_added" -> reaction(payload, event, true);
      case "reaction_removed" -> reaction(payload, event, false);
      default -> Optional.empty();
    };
  }

  /**
   * What a message of {@code conversations.history} or {@code conversations.replies} says happened:
   * that it was posted, edited since, and reacted to by each person it lists; or that it is gone.
   * Reactions are dated with the message, because Slack tells no time of them.
   *
   * @param run begins the event ids of the reactions: equal for equal runs, else the same reaction
   *     is another event
   * @throws MalformedPayload if it lacks what Slack promises
   */
  List<ChatEvent> history(ChannelRef channel, JsonNode message, String run) {
    String subtype = text(message, "subtype");
    if (subtype.equals(TOMBSTONE)) {
      MessageRef gone = ref(channel, message, "ts");
      return List.of(new ChatEvent.Deleted(gone, instant(gone.id())));
    }
    Optional<ChatEvent> posted = posted(channel, message);
    if (posted.isEmpty()) {
      return List.of();
    }
    ChatEvent.Posted first = (ChatEvent.Posted) posted.get();
    List<ChatEvent> events = new ArrayList<>();
    events.add(first);
    String edited = text(message.path("edited"), "ts");
    if (TS.matcher(edited).matches()) {
      events.add(new ChatEvent.Edited(first.message(), first.text(), instant(edited), edited));
    }
    events.addAll(reactions(first, message.path("reactions"), run));
    return events;
  }

  /** Whether a user is the bot itself. */
  boolean isSelf(ChannelRef channel, String userId) {
    return directory.isSelf(channel, userId, null);
  }

  private Optional<ChatEvent> message(JsonNode payload, JsonNode event) {
    return switch (text(event, "subtype")) {
      case "message_changed" -> changed(channel(payload, event), event);
      case "message_deleted" -> deleted(channel(payload, event), event);
      default ->
          SPOKEN.contains(text(event, "subtype"))
              ? posted(channel(payload, event), event)
              : Optional.empty();
    };
  }

  private Optional<ChatEvent> posted(ChannelRef channel, JsonNode message) {
    if (!SPOKEN.contains(text(message, "subtype")) || isOwn(channel, message)) {
      return Optional.empty();
    }
    MessageRef ref = ref(channel, message, "ts");
    return Optional.of(
        new ChatEvent.Posted(
            ref,
            author(channel, message),
            plain(channel, message),
            instant(ref.id()),
            thread(ref, message),
            Presence.UNKNOWN,
            false,
            false));
  }

  /** An edit, what Slack makes of the deletion of a thread's first message, or no news to us. */
  private Optional<ChatEvent> changed(ChannelRef channel, JsonNode event) {
    JsonNode now = event.path("message");
    JsonNode before = event.path("previous_message");
    MessageRef ref = ref(channel, now, "ts");
    if (isOwn(channel, now) || isOwn(channel, before)) {
      return Optional.empty();
    }
    if (text(now, "subtype").equals(TOMBSTONE)) {
      return Optional.of(new ChatEvent.Deleted(ref, instant(eventTs(event))));
    }
    String text = plain(channel, now);
    boolean same = before.isObject() && plain(channel, before).equals(text);
    if (same || !SPOKEN.contains(text(now, "subtype"))) {
      return Optional.empty();
    }
    String edited = text(now.path("edited"), "ts");
    String id = TS.matcher(edited).matches() ? edited : eventTs(event);
    return Optional.of(new ChatEvent.Edited(ref, text, instant(id), id));
  }

  private Optional<ChatEvent> deleted(ChannelRef channel, JsonNode event) {
    if (isOwn(channel, event.path("previous_message"))) {
      return Optional.empty();
    }
    MessageRef ref = ref(channel, event, "deleted_ts");
    return Optional.of(new ChatEvent.Deleted(ref, instant(eventTs(event))));
  }

  private Optional<ChatEvent> reaction(JsonNode payload, JsonNode event, boolean added) {
    JsonNode item = event.path("item");
    if (!text(item, "type").equals("message")) {
      return Optional.empty();
    }
    ChannelRef channel = channel(payload, item);
    MessageRef ref = ref(channel, item, "ts");
    String user = id(event, "user");
    String emoji = emoji(text(event, "reaction"));
    if (user == null || emoji.isEmpty()) {
      throw new MalformedPayload("the reaction has no user or no name");
    }
    if (directory.isSelf(channel, user, null)) {
      return Optional.empty();
    }
    String at = eventTs(event);
    return Optional.of(
        new ChatEvent.Reacted(ref, directory.author(channel, user), emoji, added, instant(at), at));
  }

  private List<ChatEvent> reactions(ChatEvent.Posted posted, JsonNode reactions, String run) {
    ChannelRef channel = posted.message().channel();
    Map<String, ChatEvent> byId = new LinkedHashMap<>();
    for (JsonNode reaction : reactions) {
      String emoji = emoji(text(reaction, "name"));
      for (JsonNode listed : reaction.path("users")) {
        String user = listed.asText();
        if (emoji.isEmpty()
            || !ID.matcher(user).matches()
            || directory.isSelf(channel, user, null)) {
          continue;
        }
        String id = run + " " + emoji + " " + user;
        byId.computeIfAbsent(
            id,
            absent ->
                new ChatEvent.Reacted(
                    posted.message(),
                    directory.author(channel, user),
                    emoji,
                    true,
                    posted.at(),
                    absent));
      }
    }
    return List.copyOf(byId.values());
  }

  /** The name of an emoji without its skin tone, in which one hand is another's equal. */
  private static String emoji(String name) {
    int tone = name.indexOf(SKIN_TONE);
    return tone < 0 ? name : name.substring(0, tone);
  }

  private boolean isOwn(ChannelRef channel, JsonNode message) {
    return directory.isSelf(channel, id(message, "user"), id(message, "bot_id"));
  }

  /** Who wrote it; whatever a program posted, also in a person's name, is a program's. */
  private Author author(ChannelRef channel, JsonNode message) {
    String user = id(message, "user");
    String bot = id(message, "bot_id");
    boolean program = bot != null || text(message, "subtype").equals("bot_message");
    if (user != null) {
      Author author = directory.author(channel, user);
      return new Author(
          author.user(), author.name(), author.affiliation(), author.bot() || program);
    }
    if (bot == null) {
      throw new MalformedPayload("the message has neither user nor bot_id");
    }
    String name = text(message, "username");
    return new Author(
        new UserRef(channel.platform(), channel.workspace(), bot),
        SlackText.line(name.isBlank() ? text(message.path("bot_profile"), "name") : name),
        null,
        true);
  }

  /** The text and, on lines of their own, the names of the files that go with it. */
  private String plain(ChannelRef channel, JsonNode message) {
    UnaryOperator<String> names =
        id -> ID.matcher(id).matches() ? directory.nameOf(channel, id) : "";
    StringBuilder plain = new StringBuilder(SlackText.plain(text(message, "text"), names));
    for (JsonNode file : message.path("files")) {
      String title = SlackText.line(text(file, "title"));
      String name = title.isEmpty() ? SlackText.line(text(file, "name")) : title;
      if (!name.isEmpty()) {
        plain.append(plain.isEmpty() ? "" : "\n").append("📎 ").append(name);
      }
    }
    return plain.toString();
  }

  private static @Nullable MessageRef thread(MessageRef message, JsonNode node) {
    String thread = text(node, "thread_ts");
    boolean other = TS.matcher(thread).matches() && !thread.equals(message.id());
    return other ? new MessageRef(message.channel(), thread) : null;
  }

  /** The channel named by an event or an item, as the workspace that was told of it knows it. */
  private ChannelRef channel(JsonNode payload, JsonNode naming) {
    String channel = id(naming, "channel");
    if (channel == null) {
      throw new MalformedPayload("the event names no channel");
    }
    String team = id(payload, "team_id");
    if (team == null) {
      team = id(payload.path("event"), "team");
    }
    if (team == null) {
      team = id(payload.path("authorizations").path(0), "team_id");
    }
    return directory.channel(team == null ? "" : team, channel);
  }

  private static MessageRef ref(ChannelRef channel, JsonNode node, String field) {
    String ts = text(node, field);
    if (!TS.matcher(ts).matches()) {
      throw new MalformedPayload("the message has no " + field);
    }
    return new MessageRef(channel, ts);
  }

  /** When an event happened, as Slack writes it: also what tells it from every other event. */
  private static String eventTs(JsonNode event) {
    for (String field : List.of("event_ts", "ts")) {
      String ts = text(event, field);
      if (TS.matcher(ts).matches()) {
        return ts;
      }
    }
    throw new MalformedPayload("the event has no event_ts");
  }

  /**
   * Seconds and microseconds.
   *
   * @param ts as {@link #TS} has it
   */
  private static Instant instant(String ts) {
    int point = ts.indexOf('.');
    if (point < 0) {
      return Instant.ofEpochSecond(Long.parseLong(ts));
    }
    String fraction = ts.substring(point + 1);
    return Instant.ofEpochSecond(
        Long.parseLong(ts.substring(0, point)),
        Long.parseLong(fraction + "0".repeat(9 - fraction.length())));
  }

  private static @Nullable String id(JsonNode node, String field) {
    String id = text(node, field);
    return ID.matcher(id).matches() ? id : null;
  }

  /** A field's text; empty where it is missing, null or no text. */
  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.asText() : "";
  }
}
