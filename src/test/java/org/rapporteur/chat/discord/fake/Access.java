package org.rapporteur.chat.discord.fake;

import java.util.Set;

/** What the bot may reach, refused as Discord refuses it. Called by the one who holds the world. */
final class Access {
  private final World world;

  Access(World world) {
    this.world = world;
  }

  /** A channel the bot sees. */
  Channel channel(String id) {
    Channel channel = world.channels.get(id);
    if (channel == null) {
      throw new Refusal(Refusal.Code.UNKNOWN_CHANNEL);
    }
    if (!channel.isVisibleTo(world.bot)) {
      throw new Refusal(Refusal.Code.MISSING_ACCESS);
    }
    return channel;
  }

  Message message(Channel channel, String id) {
    Message message =
        id.matches("\\d{1,20}") ? channel.messages.get(Long.parseUnsignedLong(id)) : null;
    if (message == null) {
      throw new Refusal(Refusal.Code.UNKNOWN_MESSAGE);
    }
    return message;
  }

  /** Refuses when the bot lacks a permission in a channel that it sees. */
  void need(Channel channel, Permission... permissions) {
    if (!may(channel, permissions)) {
      throw new Refusal(Refusal.Code.MISSING_PERMISSIONS);
    }
  }

  boolean may(Channel channel, Permission... permissions) {
    return channel.permissions(world.bot).containsAll(Set.of(permissions));
  }
}
