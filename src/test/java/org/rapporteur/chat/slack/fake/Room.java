package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.chat.fake.Json;

/** A channel of the workspace or a direct conversation with the bot. Guarded by the workspace. */
final class Room {
  /** What kind of conversation it is, with the scopes that open it. */
  enum Kind {
    PUBLIC("channel", "channels"),
    PRIVATE("group", "groups"),
    DIRECT("im", "im");

    final String channelType;
    final String scope;

    Kind(String channelType, String scope) {
      this.channelType = channelType;
      this.scope = scope;
    }
  }

  final String id;
  final Kind kind;
  final Set<String> members = new LinkedHashSet<>();
  final TreeMap<String, Message> messages = new TreeMap<>();
  String name;
  boolean archived;
  boolean shared;

  Room(String id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  Optional<Message> message(String ts) {
    return Optional.ofNullable(messages.get(ts));
  }

  /** As {@code conversations.info} tells it. */
  ObjectNode json(String botId) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("created", 1_700_000_000)
            .put("is_channel", kind == Kind.PUBLIC)
            .put("is_group", kind == Kind.PRIVATE)
            .put("is_im", kind == Kind.DIRECT)
            .put("is_mpim", false)
            .put("is_private", kind != Kind.PUBLIC)
            .put("is_archived", archived)
            .put("is_member", members.contains(botId))
            .put("is_shared", shared)
            .put("is_ext_shared", shared)
            .put("num_members", members.size());
    if (kind == Kind.DIRECT) {
      json.put("user", members.stream().filter(m -> !m.equals(botId)).findFirst().orElse(botId));
    } else {
      json.put("name", name).put("name_normalized", name);
    }
    return json;
  }
}
