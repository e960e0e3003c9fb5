package org.rapporteur.chat.discord;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.entities.EntityBuilder;
import net.dv8tion.jda.internal.entities.GuildImpl;
import net.dv8tion.jda.internal.utils.Helpers;
import net.dv8tion.jda.internal.utils.config.AuthorizationConfig;

/**
 * A server as JDA holds it, with no wire: what Discord's payloads say becomes JDA's own entities.
 * We are user 1 in it.
 */
final class DiscordServer {
  static final long US = 1;
  static final long FLOOR = 31;
  static final long FORUM = 32;
  static final long ELSEWHERE = 33;
  static final long STAGE = 34;
  static final long THREAD = snowflake(Instant.parse("2025-03-10T09:00:00Z"));
  static final long POST = snowflake(Instant.parse("2025-03-10T09:10:00Z"));

  private static final String GUILD =
      """
      {"id":"9","name":"Consultation","owner_id":"2","afk_timeout":300,"features":[],
       "roles":[{"id":"9","name":"@everyone","color":0,"colors":{"primary_color":0},"hoist":false,"position":0,
           "permissions":"1024","managed":false,"mentionable":false},
         {"id":"21","name":"drafting group","color":0,"colors":{"primary_color":0},"hoist":false,"position":1,
           "permissions":"0","managed":false,"mentionable":true}],
       "channels":[
         {"id":"31","type":0,"name":"floor","position":0,"permission_overwrites":[]},
         {"id":"32","type":15,"name":"posts","position":1,"permission_overwrites":[],
          "available_tags":[],"flags":0},
         {"id":"33","type":0,"name":"elsewhere","position":2,"permission_overwrites":[]},
         {"id":"34","type":13,"name":"stage","position":3,"permission_overwrites":[],
          "bitrate":64000,"user_limit":0}],
       "threads":[
         {"id":"%d","parent_id":"31","type":11,"name":"Who pays?","owner_id":"2",
          "message_count":1,"member_count":1,"rate_limit_per_user":0,
          "thread_metadata":{"archived":false,"locked":false,"auto_archive_duration":60,
            "archive_timestamp":"2025-03-10T09:00:00Z"}},
         {"id":"%d","parent_id":"32","type":11,"name":"Article 3\\n is unclear","owner_id":"2",
          "message_count":1,"member_count":1,"rate_limit_per_user":0,
          "thread_metadata":{"archived":false,"locked":false,"auto_archive_duration":60,
            "archive_timestamp":"2025-03-10T09:10:00Z"}}],
       "guild_scheduled_events":[],"emojis":[],"voice_states":[],"stickers":[],"presences":[]}"""
          .formatted(THREAD, POST);

  private static final String US_THERE =
      """
      {"user":{"id":"1","username":"rapporteur","discriminator":"0","bot":true},"roles":[],
       "joined_at":"2025-03-01T00:00:00Z","nick":null,"deaf":false,"mute":false,"flags":0}""";

  private final EntityBuilder entities;
  private final GuildImpl guild;

  DiscordServer() {
    JDAImpl jda = new Unconnected();
    entities = jda.getEntityBuilder();
    entities.createSelfUser(
        DataObject.fromJson(
            """
            {"id":"1","username":"rapporteur","discriminator":"0","bot":true,"verified":true,
             "mfa_enabled":false}"""));
    guild =
        entities.createGuild(
            9,
            DataObject.fromJson(GUILD),
            Helpers.convertToMap(
                member -> member.getObject("user").getUnsignedLong("id"),
                DataArray.empty().add(DataObject.fromJson(US_THERE))),
            1);
  }

  /** JDA as it is when connected with what we ask of the gateway. */
  private static final class Unconnected extends JDAImpl {
    Unconnected() {
      super(new AuthorizationConfig("token"));
    }

    @Override
    public boolean isIntent(GatewayIntent intent) {
      return Intents.NEEDED.contains(intent);
    }
  }

  /** The id of a message that is posted at a time. */
  static long snowflake(Instant at) {
    return TimeUtil.getDiscordTimestamp(at.toEpochMilli());
  }

  Guild guild() {
    return guild;
  }

  GuildMessageChannel channel(long id) {
    return Objects.requireNonNull(guild.getChannelById(GuildMessageChannel.class, id));
  }

  /**
   * A message as JDA tells of it.
   *
   * @param payload Discord's, in which what is missing is as in a plain message of user 2's
   */
  Message message(long channel, long id, String payload) {
    DataObject message =
        DataObject.fromJson(
            """
            {"type":0,"content":"","tts":false,"mention_everyone":false,"mentions":[],
             "mention_roles":[],"attachments":[],"embeds":[],"pinned":false,
             "edited_timestamp":null,"flags":0,"components":[],
             "author":{"id":"2","username":"maria","discriminator":"0","global_name":null}}""");
    for (Map.Entry<String, Object> field : DataObject.fromJson(payload).toMap().entrySet()) {
      message.put(field.getKey(), field.getValue());
    }
    message.put("id", Long.toString(id)).put("channel_id", Long.toString(channel));
    return entities.createMessageWithChannel(message, channel(channel), false);
  }

  /** An account with nothing told of its place on the server. */
  User user(String payload) {
    return entities.createUser(DataObject.fromJson(payload));
  }

  Member member(String payload) {
    return entities.createMember(guild, DataObject.fromJson(payload));
  }

  /** An emoji as in a payload: a sign, or {@code name:id}. */
  static EmojiUnion emoji(String written) {
    return Emoji.fromFormatted(written);
  }
}
