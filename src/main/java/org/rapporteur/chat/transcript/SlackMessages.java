package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.transcript.Pieces.Piece;

/** The one mapper of messages in a Slack export's day files. */
final class SlackMessages implements JsonReader.Mapper {
  /** What somebody wrote; every other subtype is Slack's own notice. */
  private static final Set<String> SPOKEN =
      Set.of(
          "",
          "bot_message",
          "file_comment",
          "file_share",
          "me_message",
          "slackbot_response",
          "thread_broadcast");

  private static final Set<String> PROGRAMS = Set.of("bot_message", "slackbot_response");
  private static final Pattern TS = Pattern.compile("\\d{1,10}(?:\\.\\d{1,9})?");

  private final SlackDirectory directory;
  private final SlackText text;
  private final ChannelRef channel;
  private final Notes notes;

  SlackMessages(SlackDirectory directory, SlackText text, ChannelRef channel, Notes notes) {
    this.directory = directory;
    this.text = text;
    this.channel = channel;
    this.notes = notes;
  }

  @Override
  public List<ChatEvent> map(Piece piece) {
    JsonNode message = piece.value();
    if (!message.isObject()) {
      throw new IllegalArgumentException("is no object");
    }
    String subtype = Json.text(message, "subtype");
    if (subtype.equals("message_changed")) {
      return changed(message);
    }
    if (subtype.equals("message_deleted")) {
      return List.of(new ChatEvent.Deleted(ref(message, "deleted_ts"), at(message)));
    }
    if (!SPOKEN.contains(subtype)) {
      return skip(Skipped.NOTICE);
    }
    return posted(message, subtype);
  }

  private List<ChatEvent> posted(JsonNode message, String subtype) {
    MessageRef ref = ref(message, "ts");
    Instant at = at(message);
    String plain = text.plain(Json.text(message, "text")).strip();
    if (plain.isEmpty()) {
      return skip(Skipped.WITHOUT_TEXT);
    }
    List<ChatEvent> events = new ArrayList<>();
    events.add(
        new ChatEvent.Posted(
            ref,
            author(message, subtype),
            plain,
            at,
            thread(message, ref),
            Presence.UNKNOWN,
            false,
            false));
    Reactions reactions = new Reactions(ref, at);
    for (JsonNode reaction : message.path("reactions")) {
      List<Author> people = new ArrayList<>();
      for (JsonNode user : reaction.path("users")) {
        if (user.isTextual() && !user.asText().isBlank()) {
          people.add(directory.author(user.asText(), MissingNode.getInstance()));
        }
      }
      reactions.add(Json.text(reaction, "name"), people, reaction.path("count").asLong());
    }
    events.addAll(reactions.events());
    return events;
  }

  /** An edit, or what Slack makes of the deletion of a thread's first message. */
  private List<ChatEvent> changed(JsonNode event) {
    JsonNode now = event.path("message");
    MessageRef ref = ref(now, "ts");
    Instant at = at(event);
    if (Json.text(now, "subtype").equals("tombstone")) {
      return List.of(new ChatEvent.Deleted(ref, at));
    }
    JsonNode before =
        event.has("previous_message") ? event.get("previous_message") : event.path("original");
    String written = Json.text(now, "text");
    if (before.has("text") && Json.text(before, "text").equals(written)) {
      return skip(Skipped.NOTICE);
    }
    return List.of(
        new ChatEvent.Edited(ref, text.plain(written).strip(), at, Json.text(event, "ts")));
  }

  private Author author(JsonNode message, String subtype) {
    String user = Json.text(message, "user");
    String bot = Json.text(message, "bot_id");
    boolean program = !bot.isEmpty() || PROGRAMS.contains(subtype);
    if (!user.isEmpty()) {
      Author author = directory.author(user, message.path("user_profile"));
      return new Author(
          author.user(), author.name(), author.affiliation(), author.bot() || program);
    }
    String name = Json.firstText(message, "username");
    if (!program) {
      throw new IllegalArgumentException("has no \"user\"");
    }
    String shown = name.isEmpty() ? Json.firstText(message.path("bot_profile"), "name") : name;
    return directory.bot(bot.isEmpty() ? Json.required(message, "username") : bot, shown);
  }

  private @Nullable MessageRef thread(JsonNode message, MessageRef self) {
    if (!message.has("thread_ts")) {
      return null;
    }
    MessageRef thread = ref(message, "thread_ts");
    return thread.equals(self) ? null : thread;
  }

  private MessageRef ref(JsonNode message, String member) {
    String ts = Json.required(message, member);
    if (!TS.matcher(ts).matches()) {
      throw new IllegalArgumentException("\"" + member + "\" is no time stamp of Slack");
    }
    return new MessageRef(channel, ts);
  }

  private static Instant at(JsonNode message) {
    return Times.parse(Json.required(message, "ts"));
  }

  private List<ChatEvent> skip(Skipped reason) {
    notes.skip(reason);
    return List.of();
  }
}
