package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.Pieces.Piece;

/** The one mapper of messages in a DiscordChatExporter file. */
final class DiscordMessages implements JsonReader.Mapper {
  /** What somebody wrote; every other type is Discord's own notice or a command's answer. */
  private static final Set<String> SPOKEN = Set.of("Default", "Reply");

  private static final Pattern EMOJI = Pattern.compile("<a?(:\\w{1,64}:)\\d{1,20}>");

  private final String member;
  private final ChannelRef channel;
  private final boolean direct;
  private final Notes notes;

  /**
   * A mapper for one file.
   *
   * @param member the member of the file that holds the messages
   * @param direct whether it is a conversation of some people only, of which nothing is read
   */
  DiscordMessages(String member, ChannelRef channel, boolean direct, Notes notes) {
    this.member = member;
    this.channel = channel;
    this.direct = direct;
    this.notes = notes;
  }

  @Override
  public List<ChatEvent> map(Piece piece) {
    if (!piece.member().equals(member)) {
      return List.of();
    }
    JsonNode message = piece.value();
    if (!message.isObject()) {
      throw new IllegalArgumentException("is no object");
    }
    if (direct) {
      return skip(Skipped.PRIVATE);
    }
    if (!SPOKEN.contains(Json.required(message, "type"))) {
      return skip(Skipped.NOTICE);
    }
    MessageRef ref = new MessageRef(channel, Ids.of(Json.required(message, "id")));
    Instant at = Times.parse(Json.required(message, "timestamp"));
    Author author = author(message.path("author"));
    String text = plain(message);
    if (text.isEmpty()) {
      return skip(Skipped.WITHOUT_TEXT);
    }
    List<ChatEvent> events = new ArrayList<>();
    events.add(
        new ChatEvent.Posted(
            ref, author, text, at, replyTo(message), Presence.UNKNOWN, false, false));
    events.addAll(reactions(message, new Reactions(ref, at)));
    return events;
  }

  private List<ChatEvent> reactions(JsonNode message, Reactions reactions) {
    for (JsonNode reaction : message.path("reactions")) {
      List<Author> people = new ArrayList<>();
      for (JsonNode user : reaction.path("users")) {
        if (!Json.text(user, "id").isBlank()) {
          people.add(author(user));
        }
      }
      String emoji = Json.firstText(reaction.path("emoji"), "name", "code", "id");
      reactions.add(emoji, people, reaction.path("count").asLong());
    }
    return reactions.events();
  }

  private Author author(JsonNode user) {
    String id = Json.text(user, "id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("has no author");
    }
    UserRef ref = new UserRef(channel.platform(), channel.workspace(), Ids.of(id));
    return ShownName.of(Json.firstText(user, "nickname", "name"))
        .of(ref, user.path("isBot").asBoolean());
  }

  /**
   * The text, each mention one handle. Exports made without formatting have mentions and emoji in
   * Discord's own form, others have the mentioned people's shown names.
   */
  private static String plain(JsonNode message) {
    String text = Json.text(message, "content").strip();
    List<String> names = new ArrayList<>();
    for (JsonNode user : message.path("mentions")) {
      String mention = ShownName.mention(Json.firstText(user, "nickname", "name"));
      String id = Json.text(user, "id");
      text = text.replace("<@" + id + ">", mention).replace("<@!" + id + ">", mention);
      names.add(Json.text(user, "nickname").strip());
      names.add(Json.text(user, "name").strip());
    }
    // A name may begin as a longer one does: the rest of that one would stand alone.
    names.sort(Comparator.comparingInt(String::length).reversed());
    for (String name : names) {
      text = text.replace("@" + name, ShownName.mention(name));
    }
    return EMOJI.matcher(text).replaceAll("$1");
  }

  private @Nullable MessageRef replyTo(JsonNode message) {
    JsonNode reference = message.path("reference");
    String id = Json.text(reference, "messageId");
    boolean reply = Json.text(message, "type").equals("Reply");
    return reply && !id.isBlank() ? new MessageRef(channel, Ids.of(id)) : null;
  }

  private List<ChatEvent> skip(Skipped reason) {
    notes.skip(reason);
    return List.of();
  }
}
