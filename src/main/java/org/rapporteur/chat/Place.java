package org.rapporteur.chat;

/** Where something of the bot's goes. */
public sealed interface Place {
  /** The channel whose order and pace it shares. */
  ChannelRef channel();

  /** A channel, for all in it. */
  record Channel(ChannelRef channel) implements Place {}

  /** Below a message, in its thread or as its reply. */
  record Below(MessageRef message) implements Place {
    @Override
    public ChannelRef channel() {
      return message.channel();
    }
  }

  /** A reaction of the bot's on a message: a sign that needs no words. */
  record Reaction(MessageRef message) implements Place {
    @Override
    public ChannelRef channel() {
      return message.channel();
    }
  }

  /**
   * One person of a channel alone. It names their account: whoever forgets the person forgets what
   * goes there.
   */
  record Direct(ChannelRef channel, UserRef user) implements Place {}
}
