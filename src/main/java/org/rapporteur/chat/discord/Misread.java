package org.rapporteur.chat.discord;

import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.utils.MiscUtil;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the payloads that JDA can't read. It would write them into the log, with all they say, and
 * go on; no listener is told. Stands before JDA's own handlers, for which it has no public way.
 */
final class Misread {
  private static final Logger log = LoggerFactory.getLogger(Misread.class);

  private final Channels channels;
  private final ChatListener listener;

  Misread(Channels channels, ChatListener listener) {
    this.channels = channels;
    this.listener = listener;
  }

  /** Looks after a shard from now on; it may be told of one twice. */
  void watch(JDA shard) {
    JDAImpl jda = (JDAImpl) shard;
    Map<String, SocketHandler> handlers = jda.getClient().getHandlers();
    handlers.replaceAll((type, h) -> h instanceof Careful ? h : new Careful(jda, type, h));
  }

  private final class Careful extends SocketHandler {
    private final String type;
    private final SocketHandler handler;

    Careful(JDAImpl jda, String type, SocketHandler handler) {
      super(jda);
      this.type = type;
      this.handler = handler;
    }

    @Override
    protected @Nullable Long handleInternally(DataObject content) {
      try {
        handler.handle(responseNumber, allContent);
      } catch (RuntimeException e) {
        keep(content, e);
      }
      return null;
    }

    private void keep(DataObject content, RuntimeException cause) {
      String reason = type + ": " + cause.getClass().getSimpleName();
      log.warn("a payload of Discord's could not be read: {}", reason);
      if (type.startsWith("MESSAGE_") && concernsUs(content)) {
        listener.unreadable(DiscordChat.NAME, String.valueOf(content), reason);
      }
    }

    /** What is said in a channel that no session names is none of our business. */
    private boolean concernsUs(DataObject content) {
      try {
        long id = MiscUtil.parseSnowflake(content.getString("channel_id"));
        Channel channel = getJDA().getChannelById(Channel.class, id);
        return channel != null && channels.named(channel).isPresent();
      } catch (RuntimeException e) {
        return true; // who knows where it was said
      }
    }
  }
}
