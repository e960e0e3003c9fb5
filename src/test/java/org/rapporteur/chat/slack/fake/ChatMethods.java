package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** What the bot writes through the Web API. */
final class ChatMethods {
  private final Workspace workspace;
  private final Pace pace;

  ChatMethods(Workspace workspace, Pace pace) {
    this.workspace = workspace;
    this.pace = pace;
  }

  void register(WebApi api) {
    api.add("chat.postMessage", "chat:write", this::post);
    api.add("chat.update", "chat:write", this::update);
    api.add("chat.delete", "chat:write", this::delete);
    api.add("chat.postEphemeral", "chat:write", this::ephemeral);
    api.add("reactions.add", "reactions:write", this::react);
    api.add("reactions.remove", "reactions:write", this::unreact);
    api.add("reactions.get", "reactions:read", this::reactions);
  }

  private ObjectNode post(Call call) {
    Room room =
        workspace.accounts.containsKey(call.needed("channel"))
            ? workspace.direct(call.text("channel"))
            : writable(call);
    ObjectNode written = written(call.method(), call.arguments(), call.text("thread_ts"));
    if (pace.tooEarly(room.id, call.atNanos())) {
      throw new Refusal("ratelimited");
    }
    String thread = call.text("thread_ts");
    if (!thread.isEmpty() && room.message(thread).filter(m -> !m.isReply()).isEmpty()) {
      workspace.strictness.broken("chat.postMessage: thread_ts " + thread + " is no parent's");
    }
    if (call.flag("link_names") || call.text("parse").equals("full")) {
      workspace.strictness.broken("chat.postMessage: makes names into live mentions");
    }
    JsonNode metadata = call.json("metadata");
    if (!metadata.isMissingNode()) {
      if (metadata.path("event_type").asText().isEmpty()
          || !metadata.path("event_payload").isObject()) {
        workspace.strictness.broken("chat.postMessage: metadata " + metadata);
        throw new Refusal("invalid_metadata_format");
      }
      written.set("metadata", metadata);
    }
    if (call.flag("reply_broadcast")) {
      written.put("subtype", "thread_broadcast");
    }
    return answer(room, workspace.add(room, written));
  }

  /**
   * A message of the bot from what it sent.
   *
   * @param where the method, for the notes of strictness
   */
  ObjectNode written(String where, JsonNode sent, String thread) {
    JsonNode blocks = new Call(where, sent, "", 0).json("blocks");
    if (sent.has("blocks") && !blocks.isArray()) {
      workspace.strictness.broken(where + ": blocks that are no list");
      throw new Refusal("invalid_blocks_format");
    }
    workspace.strictness.message(where, sent.path("text").asText(""), blocks);
    ObjectNode json =
        Json.object()
            .put("text", sent.path("text").asText(""))
            .put("user", workspace.bot.id())
            .put("bot_id", Workspace.BOT_ID)
            .put("app_id", Workspace.APP)
            .put("team", Workspace.TEAM);
    json.putObject("bot_profile")
        .put("id", Workspace.BOT_ID)
        .put("app_id", Workspace.APP)
        .put("name", workspace.bot.name())
        .put("team_id", Workspace.TEAM);
    if (!blocks.isEmpty()) {
      json.set("blocks", named(blocks.deepCopy()));
    }
    if (!thread.isEmpty()) {
      json.put("thread_ts", thread);
    }
    return json;
  }

  /** Gives blocks without an id one, as Slack does. */
  private JsonNode named(JsonNode blocks) {
    for (JsonNode block : blocks) {
      if (block instanceof ObjectNode object && !object.has("block_id")) {
        object.put("block_id", workspace.newId("b"));
      }
    }
    return blocks;
  }

  private Room writable(Call call) {
    Room room = ConversationMethods.room(workspace, call);
    if (room.archived) {
      throw new Refusal("is_archived");
    }
    if (!room.members.contains(workspace.bot.id())) {
      throw new Refusal("not_in_channel");
    }
    return room;
  }

  private ObjectNode answer(Room room, Message message) {
    ObjectNode answer = Json.object().put("channel", room.id).put("ts", message.ts());
    answer.put("text", message.json().path("text").asText());
    answer.set("message", message.json());
    return answer;
  }

  private Message own(Room room, Call call, String otherwise) {
    Message message =
        room.message(call.needed("ts"))
            .filter(m -> !m.deleted())
            .orElseThrow(() -> new Refusal("message_not_found"));
    if (!message.author().equals(workspace.bot.id())) {
      throw new Refusal(otherwise);
    }
    return message;
  }

  private ObjectNode update(Call call) {
    Room room = writable(call);
    Message message = own(room, call, "cant_update_message");
    ObjectNode before = message.json();
    ObjectNode written =
        written(call.method(), call.arguments(), message.thread())
            .put("type", "message")
            .put("ts", message.ts());
    written.putObject("edited").put("user", workspace.bot.id()).put("ts", workspace.newTs());
    JsonNode metadata =
        call.arguments().has("metadata") ? call.json("metadata") : before.path("metadata");
    if (!metadata.isMissingNode()) {
      written.set("metadata", metadata);
    }
    workspace.change(room, message, written);
    return answer(room, message);
  }

  private ObjectNode delete(Call call) {
    Room room = writable(call);
    Message message = own(room, call, "cant_delete_message");
    workspace.remove(room, message);
    return Json.object().put("channel", room.id).put("ts", message.ts());
  }

  private ObjectNode ephemeral(Call call) {
    Room room = writable(call);
    String user = workspace.account(call.needed("user")).id();
    if (!room.members.contains(user)) {
      throw new Refusal("user_not_in_channel");
    }
    ObjectNode written = written(call.method(), call.arguments(), call.text("thread_ts"));
    Message message = workspace.showAlone(room, user, written);
    return Json.object().put("message_ts", message.ts());
  }

  private Message reacted(Call call) {
    Room room = ConversationMethods.room(workspace, call);
    if (!room.members.contains(workspace.bot.id())) {
      throw new Refusal("not_in_channel");
    }
    return room.message(call.needed("timestamp"))
        .filter(m -> !m.deleted())
        .orElseThrow(() -> new Refusal("message_not_found"));
  }

  private ObjectNode react(Call call) {
    Room room = ConversationMethods.room(workspace, call);
    Message message = reacted(call);
    if (room.archived) {
      throw new Refusal("is_archived");
    }
    String name = call.needed("name");
    if (!name.matches("[a-z0-9_+'-]+(::skin-tone-[2-6])?")) {
      workspace.strictness.broken("reactions.add: a name like " + name);
      throw new Refusal("invalid_name");
    }
    if (!message.react(name, workspace.bot.id())) {
      throw new Refusal("already_reacted");
    }
    workspace.events.reaction("reaction_added", room, message, name, workspace.bot.id());
    return Json.object();
  }

  private ObjectNode unreact(Call call) {
    Room room = ConversationMethods.room(workspace, call);
    Message message = reacted(call);
    if (!message.unreact(call.needed("name"), workspace.bot.id())) {
      throw new Refusal("no_reaction");
    }
    workspace.events.reaction(
        "reaction_removed", room, message, call.text("name"), workspace.bot.id());
    return Json.object();
  }

  private ObjectNode reactions(Call call) {
    Room room = ConversationMethods.room(workspace, call);
    ObjectNode answer = Json.object().put("type", "message").put("channel", room.id);
    answer.set("message", workspace.rendered(room, reacted(call), false));
    return answer;
  }
}
