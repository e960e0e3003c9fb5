package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/**
 * A message of a channel, or one that a single person sees there. It shows how the message stands
 * now: edits and reactions after it was handed out are seen through it.
 */
public final class Message {
  final Channel place;
  final Account writer;
  final Map<String, Set<String>> reactions = new LinkedHashMap<>();
  private final String id;
  private final @Nullable String onlyFor;
  private volatile ObjectNode json;
  private volatile List<Upload> files;
  private volatile boolean deleted;

  Message(
      String id,
      Channel place,
      Account writer,
      @Nullable String onlyFor,
      ObjectNode json,
      List<Upload> files) {
    this.id = id;
    this.place = place;
    this.writer = writer;
    this.onlyFor = onlyFor;
    this.json = json;
    this.files = files;
  }

  public String id() {
    return id;
  }

  /** The id of its channel or thread. */
  public String channel() {
    return place.id;
  }

  /** Its author's id. */
  public String author() {
    return writer.id;
  }

  /** The id of the one person who sees it; null when the channel does. */
  public @Nullable String onlyFor() {
    return onlyFor;
  }

  /** What a reader sees of it: its text, its embeds and components, without markdown's escapes. */
  public String text() {
    return ShownText.of(json);
  }

  /** Its text as it went over the wire. */
  public String content() {
    return json.path("content").asText("");
  }

  /** The message as the API hands it out, without reactions and what is said of its thread. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The labels of its buttons, in order. */
  public List<String> buttons() {
    return Json.objects(json.path("components"))
        .filter(c -> c.path("type").asInt() == Components.BUTTON)
        .map(c -> c.path("label").asText())
        .toList();
  }

  /** The files it carries now. */
  public List<Upload> files() {
    return files;
  }

  public boolean deleted() {
    return deleted;
  }

  boolean isEphemeral() {
    return onlyFor != null;
  }

  void become(ObjectNode changed, List<Upload> kept) {
    json = changed;
    files = List.copyOf(kept);
  }

  void delete() {
    deleted = true;
  }

  /** As one who asks for it gets it. */
  ObjectNode rendered(Account reader) {
    ObjectNode rendered = json();
    if (!reactions.isEmpty()) {
      ArrayNode list = rendered.putArray("reactions");
      reactions.forEach((emoji, users) -> list.add(reaction(emoji, users, reader)));
    }
    Channel thread = place.guild == null ? null : place.guild.channels.get(id);
    if (thread != null && thread != place) {
      rendered.set("thread", thread.json());
      rendered.put("flags", rendered.path("flags").asInt() | 32);
    }
    JsonNode reference = json.path("message_reference").path("message_id");
    if (reference.isTextual() && json.path("type").asInt() == 19) {
      Message parent = place.messages.get(Long.parseUnsignedLong(reference.asText()));
      rendered.set("referenced_message", parent == null ? null : parent.json());
    }
    return rendered;
  }

  private static ObjectNode reaction(String emoji, Set<String> users, Account reader) {
    ObjectNode json =
        Json.object()
            .put("count", users.size())
            .put("me", users.contains(reader.id))
            .put("me_burst", false);
    json.putObject("count_details").put("burst", 0).put("normal", users.size());
    json.putArray("burst_colors");
    json.set("emoji", emoji(emoji));
    return json;
  }

  /** An emoji of Unicode. */
  static ObjectNode emoji(String emoji) {
    return Json.object().putNull("id").put("name", emoji);
  }

  boolean react(String emoji, String user) {
    return reactions.computeIfAbsent(emoji, e -> new LinkedHashSet<>()).add(user);
  }

  boolean unreact(String emoji, String user) {
    Set<String> users = reactions.getOrDefault(emoji, new LinkedHashSet<>());
    boolean removed = users.remove(user);
    if (users.isEmpty()) {
      reactions.remove(emoji);
    }
    return removed;
  }
}
