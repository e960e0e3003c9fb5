package org.rapporteur.chat.slack;

import java.util.List;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venues;

/**
 * The channels that sessions name, as they write them: with their workspace or without, and a
 * shared channel as the workspace that names it sees it.
 */
final class Channels {
  private final Venues venues;

  Channels(Venues venues) {
    this.venues = venues;
  }

  /** How the house writes a channel. */
  ChannelRef ref(String team, String id) {
    List<ChannelRef> named = venues.channels().filter(c -> c.id().equals(id)).toList();
    return named.stream()
        .filter(c -> c.workspace().equals(team))
        .findFirst()
        .or(() -> named.stream().findFirst())
        .orElseGet(() -> new ChannelRef(SlackChat.NAME, team, id));
  }
}
