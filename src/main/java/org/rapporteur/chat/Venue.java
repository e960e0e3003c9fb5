package org.rapporteur.chat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The channels of a session that is open, or that the configuration describes: what adapters listen
 * to.
 *
 * @param title what the session is called
 * @param open whether it is open now
 * @param since when it opened; when it is not open, now
 * @param sources where attendees write
 * @param moderators whoever is in it is a moderator
 * @param organisers where the final digest goes
 */
public record Venue(
    String title,
    boolean open,
    Instant since,
    List<ChannelRef> sources,
    ChannelRef moderators,
    ChannelRef organisers) {
  public Venue {
    sources = List.copyOf(sources);
  }

  /** All its channels, each once. */
  public Stream<ChannelRef> channels() {
    return Stream.concat(sources.stream(), Stream.of(moderators, organisers)).distinct();
  }
}
