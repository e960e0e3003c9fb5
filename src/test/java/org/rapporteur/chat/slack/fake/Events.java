package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** Tells the bot what happened, where it is a member and its scopes let it know. */
final class Events {
  private final Workspace workspace;
  private final Courier courier;

  Events(Workspace workspace, Courier courier) {
    this.workspace = workspace;
    this.courier = courier;
  }

  /** Tells of a message in a channel. */
  void message(Room room, ObjectNode event, String eventTs) {
    event
        .put("channel", room.id)
        .put("channel_type", room.kind.channelType)
        .put("event_ts", eventTs);
    inRoom(room, room.kind.scope + ":history", event);
  }

  void changed(Room room, ObjectNode message, ObjectNode before) {
    String now = workspace.newTs();
    ObjectNode event = hidden("message_changed", now);
    event.set("message", message);
    event.set("previous_message", before);
    message(room, event, now);
  }

  void deleted(Room room, ObjectNode before) {
    String now = workspace.newTs();
    ObjectNode event = hidden("message_deleted", now);
    event.put("deleted_ts", before.path("ts").asText());
    event.set("previous_message", before);
    message(room, event, now);
  }

  private static ObjectNode hidden(String subtype, String ts) {
    return Json.object()
        .put("type", "message")
        .put("subtype", subtype)
        .put("hidden", true)
        .put("ts", ts);
  }

  /** Tells of a reaction: {@code reaction_added} or {@code reaction_removed}. */
  void reaction(String type, Room room, Message message, String name, String user) {
    ObjectNode event =
        Json.object()
            .put("type", type)
            .put("user", user)
            .put("reaction", name)
            .put("item_user", message.author())
            .put("event_ts", workspace.newTs());
    event.putObject("item").put("type", "message").put("channel", room.id).put("ts", message.ts());
    inRoom(room, "reactions:read", event);
  }

  /** Tells who {@code joined} or {@code left} a channel; the bot hears of itself in any case. */
  void membership(Room room, Account account, String what) {
    ObjectNode event =
        Json.object()
            .put("type", "member_" + what + "_channel")
            .put("user", account.id())
            .put("channel", room.id)
            .put("channel_type", room.kind == Room.Kind.PUBLIC ? "C" : "G")
            .put("team", account.team())
            .put("event_ts", workspace.newTs());
    if (account.bot()) {
      send(event, room.shared);
    } else {
      inRoom(room, room.kind.scope + ":read", event);
    }
  }

  /** Tells of a channel itself, such as {@code archive} or {@code rename}. */
  void channel(Room room, String what) {
    ObjectNode event =
        Json.object()
            .put("type", room.kind.channelType + "_" + what)
            .put("event_ts", workspace.newTs());
    if (what.equals("rename")) {
      event
          .putObject("channel")
          .put("id", room.id)
          .put("name", room.name)
          .put("name_normalized", room.name)
          .put("is_channel", room.kind == Room.Kind.PUBLIC)
          .put("created", 1_700_000_000);
    } else {
      event.put("channel", room.id);
    }
    inRoom(room, room.kind.scope + ":read", event);
  }

  /** Tells of something in a channel. */
  void inRoom(Room room, String scope, ObjectNode event) {
    if (room.members.contains(workspace.bot.id()) && workspace.tokens.scopes().contains(scope)) {
      send(event, room.shared);
    }
  }

  /** Tells of something of the whole workspace. */
  void send(ObjectNode event, boolean shared) {
    courier.event(envelope(event, shared));
  }

  /** The event as it is handed over, in its envelope. */
  ObjectNode envelope(ObjectNode event, boolean shared) {
    ObjectNode payload =
        Json.object()
            .put("token", "the-old-verification-token")
            .put("team_id", Workspace.TEAM)
            .put("context_team_id", Workspace.TEAM)
            .put("api_app_id", Workspace.APP);
    payload.set("event", event);
    payload
        .put("type", "event_callback")
        .put("event_id", workspace.newId("Ev"))
        .put("event_time", workspace.clock.instant().getEpochSecond())
        .put("is_ext_shared_channel", shared)
        .put("event_context", "4-context");
    payload
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Workspace.TEAM)
        .put("user_id", workspace.bot.id())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return payload;
  }
}
