package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** A channel, a thread or a direct conversation with the bot. Guarded by the world. */
final class Channel {
  /** What kind of channel, with Discord's number for it. */
  enum Kind {
    TEXT(0),
    DIRECT(1),
    VOICE(2),
    CATEGORY(4),
    ANNOUNCEMENT(5),
    ANNOUNCEMENT_THREAD(10),
    PUBLIC_THREAD(11),
    PRIVATE_THREAD(12),
    STAGE(13),
    FORUM(15);

    final int type;

    Kind(int type) {
      this.type = type;
    }

    boolean isThread() {
      return this == ANNOUNCEMENT_THREAD || this == PUBLIC_THREAD || this == PRIVATE_THREAD;
    }

    boolean holdsMessages() {
      return this != CATEGORY && this != FORUM;
    }
  }

  /** What is allowed or denied here to a role or a member, against what roles give. */
  record Overwrite(boolean ofRole, Set<Permission> allow, Set<Permission> deny) {
    Overwrite(boolean ofRole) {
      this(ofRole, EnumSet.noneOf(Permission.class), EnumSet.noneOf(Permission.class));
    }
  }

  final String id;
  final Kind kind;
  final @Nullable Guild guild;
  final @Nullable Channel parent;
  final Account owner;
  final String createdAt;
  final TreeMap<Long, Message> messages = new TreeMap<>();
  final Map<String, Overwrite> overwrites = new LinkedHashMap<>();
  String name;
  boolean archived;
  boolean locked;
  String archiveChangedAt;
  int sent;

  /**
   * @param owner who started a thread, or who is on the other side of a direct conversation
   */
  Channel(
      String id,
      Kind kind,
      String name,
      @Nullable Guild guild,
      @Nullable Channel parent,
      Account owner,
      String createdAt) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.guild = guild;
    this.parent = parent;
    this.owner = owner;
    this.createdAt = createdAt;
    archiveChangedAt = createdAt;
  }

  boolean isVisibleTo(Account account) {
    return permissions(account).contains(Permission.VIEW_CHANNEL);
  }

  /** What somebody may here, worked out as Discord's documentation has it. */
  Set<Permission> permissions(Account account) {
    if (guild == null) {
      return Permission.USUAL;
    }
    if (parent != null && kind.isThread()) {
      return parent.permissions(account);
    }
    Set<Permission> may = guild.base(account);
    if (may.contains(Permission.ADMINISTRATOR)) {
      return EnumSet.allOf(Permission.class);
    }
    apply(may, overwrites.get(guild.id));
    Overwrite byRole = new Overwrite(true);
    account.roles.stream()
        .map(overwrites::get)
        .forEach(
            o -> {
              if (o != null) {
                byRole.allow.addAll(o.allow);
                byRole.deny.addAll(o.deny);
              }
            });
    apply(may, byRole);
    apply(may, overwrites.get(account.id));
    return may.contains(Permission.VIEW_CHANNEL) ? may : EnumSet.noneOf(Permission.class);
  }

  private static void apply(Set<Permission> may, @Nullable Overwrite overwrite) {
    if (overwrite != null) {
      may.removeAll(overwrite.deny);
      may.addAll(overwrite.allow);
    }
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("type", kind.type).put("flags", 0);
    if (kind.holdsMessages() || kind == Kind.FORUM) {
      json.put(
          "last_message_id", messages.isEmpty() ? null : Long.toUnsignedString(messages.lastKey()));
    }
    if (guild == null) {
      json.putArray("recipients").add(owner.json());
      return json;
    }
    json.put("guild_id", guild.id).put("name", name);
    json.put("parent_id", parent == null ? null : parent.id).put("rate_limit_per_user", 0);
    return kind.isThread() ? threadJson(json) : guildJson(json);
  }

  private ObjectNode threadJson(ObjectNode json) {
    json.put("owner_id", owner.id)
        .put("message_count", Math.max(0, messages.size() - 1))
        .put("total_message_sent", sent)
        .put("member_count", 1);
    ObjectNode metadata =
        json.putObject("thread_metadata")
            .put("archived", archived)
            .put("locked", locked)
            .put("auto_archive_duration", 4320)
            .put("archive_timestamp", archiveChangedAt)
            .put("create_timestamp", createdAt);
    if (kind == Kind.PRIVATE_THREAD) {
      metadata.put("invitable", true);
    }
    return json;
  }

  private ObjectNode guildJson(ObjectNode json) {
    json.put("position", 0);
    if (kind != Kind.CATEGORY) {
      json.put("nsfw", false);
    }
    if (kind == Kind.TEXT || kind == Kind.ANNOUNCEMENT || kind == Kind.FORUM) {
      json.putNull("topic");
    }
    if (kind == Kind.VOICE || kind == Kind.STAGE) {
      json.put("bitrate", 64_000).put("user_limit", 0).putNull("rtc_region");
    }
    if (kind == Kind.FORUM) {
      json.putArray("available_tags");
      json.putNull("default_reaction_emoji")
          .putNull("default_sort_order")
          .put("default_forum_layout", 0);
    }
    ArrayNode list = json.putArray("permission_overwrites");
    overwrites.forEach(
        (target, o) ->
            list.addObject()
                .put("id", target)
                .put("type", o.ofRole ? 0 : 1)
                .put("allow", Long.toString(Permission.bits(o.allow)))
                .put("deny", Long.toString(Permission.bits(o.deny))));
    return json;
  }
}
