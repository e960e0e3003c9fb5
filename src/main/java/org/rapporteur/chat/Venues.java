package org.rapporteur.chat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions' channels of one platform, not older than a second. */
public final class Venues {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(1);

  private final ChatListener listener;
  private final String platform;
  private volatile @Nullable Seen seen;

  private record Seen(List<Venue> venues, long nanos) {}

  public Venues(ChatListener listener, String platform) {
    this.listener = listener;
    this.platform = platform;
  }

  /** The sessions. */
  public List<Venue> all() {
    Seen last = seen;
    long now = System.nanoTime();
    if (last == null || now - last.nanos >= KEPT) {
      last = new Seen(listener.venues(), now);
      seen = last;
    }
    return last.venues;
  }

  /** All channels of the platform that sessions name. */
  public Stream<ChannelRef> channels() {
    return all().stream().flatMap(Venue::channels).filter(this::isOurs).distinct();
  }

  /** The source channels of sessions that are open, each with its session. */
  public Stream<Source> sources() {
    return all().stream()
        .filter(Venue::open)
        .flatMap(v -> v.sources().stream().filter(this::isOurs).map(c -> new Source(v, c)));
  }

  /** A source channel of an open session. */
  public record Source(Venue venue, ChannelRef channel) {}

  /** Whether a session names a channel. */
  public boolean names(ChannelRef channel) {
    return channels().anyMatch(channel::equals);
  }

  /** The moderator channel of the session a channel belongs to; open ones before others. */
  public Optional<ChannelRef> moderators(ChannelRef channel) {
    return Stream.of(true, false)
        .flatMap(open -> all().stream().filter(v -> v.open() == open))
        .filter(v -> v.channels().anyMatch(channel::equals))
        .map(Venue::moderators)
        .findFirst();
  }

  /** Whether a channel is one of the platform's. */
  public boolean isOurs(ChannelRef channel) {
    return channel.platform().equals(platform);
  }
}
