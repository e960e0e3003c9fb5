package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rapporteur.chat.fake.Json;

/** A server, as people call it. Guarded by the world. */
final class Guild {
  final String id;
  final String name;
  final Map<String, Role> roles = new LinkedHashMap<>();
  final Map<String, Account> members = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Account owner;
  boolean unavailable;

  Guild(String id, String name, Account owner) {
    this.id = id;
    this.name = name;
    this.owner = owner;
    roles.put(id, new Role(id, "@everyone", 0, Permission.USUAL));
    members.put(owner.id, owner);
  }

  boolean isOwnedBy(Account account) {
    return account.id.equals(owner.id);
  }

  Role everyone() {
    return Objects.requireNonNull(roles.get(id));
  }

  /** The permissions that roles alone give. */
  Set<Permission> base(Account account) {
    Set<Permission> all = Permission.of(Permission.bits(everyone().permissions));
    account.roles.stream()
        .map(roles::get)
        .filter(Objects::nonNull)
        .forEach(role -> all.addAll(role.permissions));
    if (isOwnedBy(account)) {
      all.add(Permission.ADMINISTRATOR);
    }
    return all;
  }

  /** As {@code GUILD_CREATE} tells it to the bot. */
  ObjectNode json(Account bot) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("name", name)
            .putNull("icon")
            .putNull("splash")
            .putNull("discovery_splash")
            .putNull("description")
            .putNull("banner")
            .putNull("vanity_url_code")
            .put("owner_id", owner.id)
            .putNull("application_id")
            .put("region", "deprecated")
            .putNull("afk_channel_id")
            .put("afk_timeout", 300)
            .putNull("system_channel_id")
            .put("system_channel_flags", 0)
            .put("widget_enabled", false)
            .putNull("widget_channel_id")
            .put("verification_level", 0)
            .put("default_message_notifications", 1)
            .put("explicit_content_filter", 0)
            .put("mfa_level", 0)
            .putNull("rules_channel_id")
            .putNull("public_updates_channel_id")
            .putNull("safety_alerts_channel_id")
            .put("preferred_locale", "en-US")
            .put("premium_tier", 0)
            .put("premium_subscription_count", 0)
            .put("premium_progress_bar_enabled", false)
            .put("nsfw", false)
            .put("nsfw_level", 0)
            .put("max_members", 500_000)
            .putNull("max_presences")
            .put("max_video_channel_users", 25)
            .put("max_stage_video_channel_users", 50)
            .putNull("hub_type")
            .putNull("incidents_data");
    json.put("joined_at", "2025-11-03T08:15:30.123000+00:00")
        .put("large", members.size() > 50)
        .put("unavailable", false)
        .put("member_count", members.size());
    json.putArray("features").add("COMMUNITY");
    json.set("roles", Json.array(roles.values().stream().map(Role::json).toList()));
    ArrayNode plain = json.putArray("channels");
    ArrayNode threads = json.putArray("threads");
    channels.values().stream()
        .filter(c -> !c.kind.isThread())
        .forEach(c -> plain.add(withoutGuild(c.json())));
    channels.values().stream()
        .filter(c -> c.kind.isThread() && !c.archived && c.isVisibleTo(bot))
        .forEach(c -> threads.add(c.json()));
    ObjectNode self = bot.memberJson();
    self.set("user", bot.json());
    json.putArray("members").add(self);
    for (String empty :
        new String[] {
          "emojis",
          "stickers",
          "voice_states",
          "presences",
          "stage_instances",
          "guild_scheduled_events",
          "soundboard_sounds"
        }) {
      json.putArray(empty);
    }
    return json;
  }

  private static ObjectNode withoutGuild(ObjectNode channel) {
    channel.remove("guild_id");
    return channel;
  }
}
