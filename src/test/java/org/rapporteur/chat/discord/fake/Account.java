package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** Somebody who writes: a person, a bot or a webhook. Guarded by the world. */
final class Account {
  /** What it is. */
  enum Kind {
    PERSON,
    BOT,
    WEBHOOK
  }

  final String id;
  final String name;
  final Kind kind;
  final Set<String> roles = new LinkedHashSet<>();
  @Nullable String globalName;
  @Nullable String nick;
  String locale = "en-US";
  boolean closedToDirectMessages;

  Account(String id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    globalName = kind == Kind.PERSON ? name : null;
  }

  /** As a user; what Discord may leave out is there for one and not for the next. */
  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("username", handle())
            .putNull("avatar")
            .put("discriminator", kind == Kind.PERSON ? "0" : "0000")
            .put("public_flags", 0)
            .put("flags", 0)
            .put("global_name", globalName)
            .putNull("primary_guild");
    if (kind != Kind.PERSON) {
      json.put("bot", true);
    }
    if (isVerbose()) {
      json.putNull("banner").putNull("accent_color").putNull("avatar_decoration_data");
    }
    return json;
  }

  /** As a member, without the user. */
  ObjectNode memberJson() {
    ObjectNode json =
        Json.object()
            .put("nick", nick)
            .putNull("avatar")
            .putNull("banner")
            .putNull("premium_since")
            .putNull("communication_disabled_until")
            .put("joined_at", "2025-11-03T08:15:30.123000+00:00")
            .put("deaf", false)
            .put("mute", false)
            .put("pending", false)
            .put("flags", 0);
    json.set("roles", Json.strings(roles));
    return json;
  }

  /** As the member that a message carries: what is unknown may be left out. */
  ObjectNode partialMemberJson() {
    ObjectNode json = memberJson();
    if (nick == null && isVerbose()) {
      json.remove("nick");
    }
    json.remove("banner");
    return json;
  }

  private boolean isVerbose() {
    return Long.parseUnsignedLong(id) % 2 == 0;
  }

  private String handle() {
    return kind == Kind.PERSON
        ? name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", ".")
        : name;
  }
}
