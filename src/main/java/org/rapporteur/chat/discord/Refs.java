package org.rapporteur.chat.discord;

import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;

/**
 * How the house writes Discord's ids, which are unique over all servers: a channel is {@code
 * discord:CHANNEL}; a message of a thread, told as one of the channel it belongs to, is {@code
 * THREAD.MESSAGE} there; a message of ours to one person is {@code dm-USER.MESSAGE}.
 */
final class Refs {
  private static final String DIRECT = "dm-";

  private Refs() {}

  static ChannelRef channel(long id) {
    return new ChannelRef(DiscordChat.NAME, "", Long.toUnsignedString(id));
  }

  static UserRef user(long id) {
    return user(Long.toUnsignedString(id));
  }

  /** An account by its written id. */
  static UserRef user(String id) {
    return new UserRef(DiscordChat.NAME, "", id);
  }

  /**
   * A message.
   *
   * @param told the channel it is told as one of
   * @param standing the channel or thread it stands in
   */
  static MessageRef message(ChannelRef told, long standing, long id) {
    String written = Long.toUnsignedString(id);
    boolean there = told.equals(channel(standing));
    return new MessageRef(told, there ? written : Long.toUnsignedString(standing) + "." + written);
  }

  /**
   * A message to one person.
   *
   * @param channel the one it shares its order with
   */
  static MessageRef direct(ChannelRef channel, long user, long id) {
    return new MessageRef(
        channel, DIRECT + Long.toUnsignedString(user) + "." + Long.toUnsignedString(id));
  }

  static boolean isDirect(MessageRef message) {
    return message.id().startsWith(DIRECT);
  }

  /** The channel or thread a message stands in; of one to a person, the person. */
  static long standing(MessageRef message) {
    int point = message.id().indexOf('.');
    int begin = isDirect(message) ? DIRECT.length() : 0;
    return Long.parseUnsignedLong(
        point < 0 ? message.channel().id() : message.id().substring(begin, point));
  }

  /** Discord's id of a message. */
  static long id(MessageRef message) {
    return Long.parseUnsignedLong(message.id().substring(message.id().indexOf('.') + 1));
  }
}
