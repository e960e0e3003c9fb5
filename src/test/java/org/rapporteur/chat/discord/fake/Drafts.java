package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.fake.Json;

/** What the bot sends as the body of a message, made into what Discord keeps of it. */
final class Drafts {
  static final int EPHEMERAL = 1 << 6;
  static final int LOADING = 1 << 7;
  private static final int KEPT_FLAGS = EPHEMERAL | (1 << 2) | (1 << 12) | Components.V2;

  private final World world;
  private final Talk talk;

  Drafts(World world, Talk talk) {
    this.world = world;
    this.talk = talk;
  }

  /** A new message of the bot's. */
  Talk.Draft draft(JsonNode body, List<Upload> sent) {
    Talk.Draft draft = new Talk.Draft("");
    draft.callsPeople = false;
    draft.fields.setAll(fields(body));
    draft.files.addAll(named(body, sent));
    return draft;
  }

  /** Changes a message to what the body says; what it leaves out stays. */
  void change(Message message, JsonNode body, List<Upload> sent) {
    ObjectNode fields = fields(body);
    int before = message.json().path("flags").asInt() & ~LOADING;
    fields.put("flags", fields.path("flags").asInt(before) | (before & EPHEMERAL));
    List<Upload> files = new ArrayList<>(message.files());
    if (body.path("attachments").isArray()) {
      files.removeIf(file -> attachment(body, file.id()).isEmpty());
    }
    files.addAll(named(body, sent));
    ObjectNode after = message.json();
    after.setAll(fields);
    if (MessageLimits.isEmpty(after) && files.isEmpty()) {
      throw new Refusal(Refusal.Code.EMPTY_MESSAGE);
    }
    talk.edit(message, fields, files);
  }

  private static ObjectNode fields(JsonNode body) {
    ObjectNode fields = Json.object();
    if (body.has("content")) {
      fields.put("content", body.path("content").asText("").strip());
    }
    if (body.path("embeds").isArray()) {
      ArrayNode embeds = fields.putArray("embeds");
      body.path("embeds").forEach(e -> embeds.add(((ObjectNode) e.deepCopy()).put("type", "rich")));
    }
    if (body.path("components").isArray()) {
      fields.set("components", numbered(body.path("components")));
    }
    if (body.has("flags")) {
      fields.put("flags", body.path("flags").asInt() & KEPT_FLAGS);
    }
    return fields;
  }

  /** Every component has an id within its message, counted by Discord where none was sent. */
  private static JsonNode numbered(JsonNode components) {
    JsonNode copy = components.deepCopy();
    int[] next = {1};
    Json.objects(copy)
        .filter(c -> c.has("type"))
        .toList()
        .forEach(
            c -> {
              if (!c.has("id")) {
                ((ObjectNode) c).put("id", next[0]++);
              }
            });
    return copy;
  }

  private List<Upload> named(JsonNode body, List<Upload> sent) {
    return sent.stream()
        .map(
            file ->
                file.as(
                    world.ids.next(),
                    attachment(body, file.id())
                        .map(a -> a.path("filename").asText(file.name()))
                        .orElse(file.name())))
        .toList();
  }

  private static Optional<JsonNode> attachment(JsonNode body, String id) {
    return Json.items(body.path("attachments"))
        .filter(a -> a.path("id").asText().equals(id))
        .findFirst();
  }
}
