package org.rapporteur.chat.discord;

import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venues;

/** Discord's channels and threads as the sessions name them. */
final class Channels {
  private final Venues venues;

  Channels(Venues venues) {
    this.venues = venues;
  }

  /**
   * The channel that a channel or thread is told as: itself if a session names it, a thread's
   * parent if a session names that; empty where no session does.
   */
  Optional<ChannelRef> named(Channel channel) {
    ChannelRef itself = Refs.channel(channel.getIdLong());
    return Stream.concat(
            Stream.of(itself),
            channel instanceof ThreadChannel thread
                ? Stream.of(Refs.channel(thread.getParentChannel().getIdLong()))
                : Stream.empty())
        .filter(venues::names)
        .findFirst();
  }

  /** The channel a command is called in: as it is named, or itself. */
  ChannelRef of(Channel channel) {
    return named(channel).orElseGet(() -> Refs.channel(channel.getIdLong()));
  }
}
