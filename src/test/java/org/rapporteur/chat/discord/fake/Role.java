package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.rapporteur.chat.fake.Json;

/** A role of a guild. Guarded by the world. */
final class Role {
  final String id;
  final String name;
  final int position;
  final Set<Permission> permissions = EnumSet.noneOf(Permission.class);

  Role(String id, String name, int position, Set<Permission> permissions) {
    this.id = id;
    this.name = name;
    this.position = position;
    this.permissions.addAll(permissions);
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("name", name)
            .putNull("description")
            .put("permissions", Long.toString(Permission.bits(permissions)))
            .put("position", position)
            .put("color", 0)
            .put("hoist", false)
            .put("managed", false)
            .put("mentionable", false)
            .putNull("icon")
            .putNull("unicode_emoji")
            .put("flags", 0);
    json.putObject("colors")
        .put("primary_color", 0)
        .putNull("secondary_color")
        .putNull("tertiary_color");
    return json;
  }
}
