package org.rapporteur.chat.discord;

import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;

/**
 * What threads are about. A thread has the id of the message it started from; in a forum, where
 * each post is a thread, that message is the first of the thread itself.
 */
final class Threads {
  private Threads() {}

  /** Whether a message is a forum post's first, whose title is the thread's name. */
  static boolean beginsPost(Channel channel, long message) {
    return channel instanceof ThreadChannel thread
        && isPost(thread)
        && thread.getIdLong() == message;
  }

  /**
   * The message that a thread started from, for a message in it; null where both are one, or where
   * the thread is told as a channel of its own.
   *
   * @param told the channel that messages of the thread are told as some of
   */
  static @Nullable MessageRef start(ChannelRef told, Channel channel, long message) {
    boolean apart = told.equals(Refs.channel(channel.getIdLong()));
    if (apart || !(channel instanceof ThreadChannel thread) || beginsPost(channel, message)) {
      return null;
    }
    long standing = isPost(thread) ? thread.getIdLong() : thread.getParentChannel().getIdLong();
    return Refs.message(told, standing, thread.getIdLong());
  }

  private static boolean isPost(ThreadChannel thread) {
    return thread.getParentChannel() instanceof IPostContainer;
  }
}
