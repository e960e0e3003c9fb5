package org.rapporteur.chat.discord;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** A channel of another server that we are on, too. */
  static final long NEXT_DOOR = 35;

  static final long THREAD = snowflake(Instant.parse("2025-03-10T09:00:00Z"));
  static final long POST = snowflake(Instant.parse("2025-03-10T09:10:00Z"));

  private static final List<String> CHANNELS =
      List.of(
          "{\"id\":\"31\",\"type\":0,\"name\":\"floor\"}",
          "{\"id\":\"32\",\"type\":15,\"name\":\"posts\",\"available_tags\":[],\"flags\":0}",
          "{\"id\":\"33\",\"type\":0,\"name\":\"elsewhere\"}",
          "{\"id\":\"34\",\"type\":13,\"name\":\"stage\",\"bitrate\":64000,\"user_limit\":0}");

  private static final String THREAD_OF =
      """
      {"id":"%d","parent_id":"%d","type":11,"name":"%s","owner_id":"2","message_count":1,
       "member_count":1,"rate_limit_per_user":0,"thread_metadata":{"archived":false,
         "locked":false,"auto_archive_duration":60,"archive_timestamp":"2025-03-10T09:00:00Z"}}""";

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
    guild = new GuildImpl(jda, 9);
    entities.createRole(
        guild,
        DataObject.fromJson(
            """
            {"id":"21","name":"drafting group","color":0,"colors":{"primary_color":0},
             "hoist":false,"position":1,"permissions":"0","managed":false,"mentionable":true}"""),
        9);
    CHANNELS.forEach(channel -> channel(guild, channel));
    channel(new GuildImpl(jda, 10), "{\"id\":\"35\",\"type\":0,\"name\":\"next-door\"}");
    thread(THREAD, FLOOR, "Who pays?");
    thread(POST, FORUM, "Article 3\\n is unclear");
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

  private void channel(GuildImpl of, String payload) {
    entities.createGuildChannel(
        of,
        DataObject.fromJson(payload)
            .put("position", 0)
            .put("permission_overwrites", DataArray.empty()));
  }

  private void thread(long id, long parent, String name) {
    entities.createThreadChannel(
        guild, DataObject.fromJson(THREAD_OF.formatted(id, parent, name)), 9);
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
