package org.rapporteur.chat.slack;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Venue;

/**
 * The channels that sessions name, as they write them: with their workspace or without, and a
 * shared channel as the workspace that names it sees it.
 */
final class Channels {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final LoadingCache<String, List<Venue>> venues;

  Channels(ChatListener listener) {
    this.venues = Caffeine.newBuilder().expireAfterWrite(KEPT).build(nothing -> listener.venues());
  }

  /** The sessions, not older than a second. */
  List<Venue> venues() {
    return venues.get("");
  }

  /** All channels of Slack's that sessions name. */
  Stream<ChannelRef> all() {
    return venues().stream().flatMap(Venue::channels).filter(Channels::isSlack).distinct();
  }

  /** How the house writes a channel. */
  ChannelRef ref(String team, String id) {
    List<ChannelRef> named = all().filter(c -> c.id().equals(id)).toList();
    return named.stream()
        .filter(c -> c.workspace().equals(team))
        .findFirst()
        .or(() -> named.stream().findFirst())
        .orElseGet(() -> new ChannelRef(SlackChat.NAME, team, id));
  }

  /** The moderator channel of the session a channel belongs to; open ones before others. */
  Optional<ChannelRef> moderators(ChannelRef channel) {
    return Stream.of(true, false)
        .flatMap(open -> venues().stream().filter(v -> v.open() == open))
        .filter(v -> v.channels().anyMatch(channel::equals))
        .map(Venue::moderators)
        .findFirst();
  }

  static boolean isSlack(ChannelRef channel) {
    return channel.platform().equals(SlackChat.NAME);
  }
}
