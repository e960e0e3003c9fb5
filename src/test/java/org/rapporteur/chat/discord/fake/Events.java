package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/**
 * Tells the gateway what happened, in Discord's payloads. Called by the one who holds the world.
 */
final class Events {
  private final World world;
  private final Gateway gateway;

  Events(World world, Gateway gateway) {
    this.world = world;
    this.gateway = gateway;
  }

  void raw(String type, @Nullable Guild guild, ObjectNode data) {
    gateway.dispatch(new Dispatch(type, guild == null ? null : guild.id, 0, false, data));
  }

  void created(Message message, @Nullable String nonce) {
    ObjectNode data = full(message);
    if (nonce != null) {
      data.put("nonce", nonce);
    }
    sendMessage("MESSAGE_CREATE", message, data);
  }

  void updated(Message message) {
    sendMessage("MESSAGE_UPDATE", message, full(message));
  }

  /** A link's preview arrived: an update that knows neither author nor type. */
  void unfurled(Message message) {
    ObjectNode data = Json.object().put("id", message.id()).put("channel_id", message.channel());
    putGuild(data, message.place);
    data.set("embeds", message.json().path("embeds"));
    sendMessage("MESSAGE_UPDATE", message, data);
  }

  private ObjectNode full(Message message) {
    ObjectNode data = message.rendered(world.bot);
    putGuild(data, message.place);
    if (message.place.guild != null && message.writer.kind != Account.Kind.WEBHOOK) {
      data.set("member", message.writer.partialMemberJson());
    }
    return data;
  }

  private void sendMessage(String type, Message message, ObjectNode data) {
    if (message.isEphemeral()) {
      return;
    }
    boolean mentionsBot =
        Json.items(data.path("mentions")).anyMatch(u -> u.path("id").asText().equals(world.bot.id));
    boolean worded =
        message.place.guild != null && !message.writer.id.equals(world.bot.id) && !mentionsBot;
    inChannel(type, message.place, Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES, worded, data);
  }

  void deleted(Message message) {
    if (message.isEphemeral()) {
      return;
    }
    ObjectNode data = Json.object().put("id", message.id()).put("channel_id", message.channel());
    putGuild(data, message.place);
    inChannel(
        "MESSAGE_DELETE",
        message.place,
        Intent.GUILD_MESSAGES,
        Intent.DIRECT_MESSAGES,
        false,
        data);
  }

  void bulkDeleted(Channel channel, Collection<String> ids) {
    ObjectNode data = Json.object().put("channel_id", channel.id);
    data.set("ids", Json.strings(ids));
    putGuild(data, channel);
    inChannel(
        "MESSAGE_DELETE_BULK", channel, Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES, false, data);
  }

  void reaction(Message message, String emoji, Account user, boolean added) {
    ObjectNode data = reactionData(message).put("user_id", user.id);
    data.set("emoji", Message.emoji(emoji));
    data.put("burst", false).put("type", 0);
    if (added) {
      data.put("message_author_id", message.writer.id);
      data.putArray("burst_colors");
      if (message.place.guild != null) {
        ObjectNode member = user.memberJson();
        member.set("user", user.json());
        data.set("member", member);
      }
    }
    sendReaction(added ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", message, data);
  }

  /** Reactions were cleared: all, or those of one emoji. */
  void reactionsCleared(Message message, @Nullable String emoji) {
    ObjectNode data = reactionData(message);
    if (emoji == null) {
      sendReaction("MESSAGE_REACTION_REMOVE_ALL", message, data);
    } else {
      data.set("emoji", Message.emoji(emoji));
      sendReaction("MESSAGE_REACTION_REMOVE_EMOJI", message, data);
    }
  }

  private ObjectNode reactionData(Message message) {
    ObjectNode data =
        Json.object().put("channel_id", message.channel()).put("message_id", message.id());
    putGuild(data, message.place);
    return data;
  }

  private void sendReaction(String type, Message message, ObjectNode data) {
    inChannel(type, message.place, Intent.GUILD_REACTIONS, Intent.DIRECT_REACTIONS, false, data);
  }

  /** {@code CREATE}, {@code UPDATE} or {@code DELETE} of a channel or thread. */
  void channel(Channel channel, String what) {
    boolean thread = channel.kind.isThread();
    ObjectNode data = channel.json();
    if (thread && what.equals("CREATE")) {
      data.put("newly_created", true);
    }
    if (!thread || channel.isVisibleTo(world.bot)) {
      send((thread ? "THREAD_" : "CHANNEL_") + what, channel, Intent.GUILDS, data);
    }
  }

  void role(Guild guild, Role role, String what) {
    ObjectNode data = Json.object().put("guild_id", guild.id);
    data.set("role", role.json());
    gateway.dispatch(new Dispatch("GUILD_ROLE_" + what, guild.id, Intent.GUILDS, false, data));
  }

  /** A member changed; of the bot itself it is told without any intent. */
  void member(Guild guild, Account account) {
    ObjectNode data = account.memberJson().put("guild_id", guild.id);
    data.set("user", account.json());
    int intents = account == world.bot ? 0 : Intent.GUILD_MEMBERS;
    gateway.dispatch(new Dispatch("GUILD_MEMBER_UPDATE", guild.id, intents, false, data));
  }

  void guildCreated(Guild guild) {
    gateway.dispatch(
        new Dispatch("GUILD_CREATE", guild.id, Intent.GUILDS, false, guild.json(world.bot)));
  }

  void guildGone(Guild guild, boolean onlyUnavailable) {
    ObjectNode data = Json.object().put("id", guild.id);
    if (onlyUnavailable) {
      data.put("unavailable", true);
    }
    gateway.dispatch(new Dispatch("GUILD_DELETE", guild.id, Intent.GUILDS, false, data));
  }

  private void inChannel(
      String type, Channel channel, int inGuild, int direct, boolean worded, ObjectNode data) {
    Guild guild = channel.guild;
    if (channel.isVisibleTo(world.bot) && (guild == null || !guild.unavailable)) {
      gateway.dispatch(
          new Dispatch(
              type,
              guild == null ? null : guild.id,
              guild == null ? direct : inGuild,
              worded,
              data));
    }
  }

  private void send(String type, Channel channel, int intents, ObjectNode data) {
    Guild guild = channel.guild;
    gateway.dispatch(new Dispatch(type, guild == null ? null : guild.id, intents, false, data));
  }

  private static void putGuild(ObjectNode data, Channel channel) {
    if (channel.guild != null) {
      data.put("guild_id", channel.guild.id);
    }
  }
}
