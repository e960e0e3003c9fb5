package org.rapporteur.chat.slack;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.PlatformState;

/**
 * How far each channel was heard: the time stamp of its last message. While there is a gap to fill,
 * the mark stays before it, so that a crash loses nothing; it may lag, for reading twice is
 * harmless.
 */
final class Marks {
  private static final String KEY = "mark/";

  private final PlatformState state;
  private final Map<ChannelRef, String> heard = new ConcurrentHashMap<>();
  private final Map<ChannelRef, String> gaps = new ConcurrentHashMap<>();
  private final Map<ChannelRef, String> kept = new ConcurrentHashMap<>();

  Marks(PlatformState state) {
    this.state = state;
  }

  /** A message was heard, and is durable. */
  void heard(ChannelRef channel, String ts) {
    heard.merge(channel, ts, Marks::later);
  }

  /** Something after the mark may have been missed. */
  void gap(ChannelRef channel) {
    mark(channel).ifPresent(from -> gaps.merge(channel, from, Marks::earlier));
  }

  /** Where to read on; empty when nothing was ever heard there. */
  Optional<String> from(ChannelRef channel) {
    return Optional.ofNullable(gaps.get(channel)).or(() -> mark(channel));
  }

  /**
   * The gap was filled.
   *
   * @param upTo the last message that was read; null when there was none
   */
  void filled(ChannelRef channel, @Nullable String upTo) {
    if (upTo != null) {
      heard(channel, upTo);
    }
    gaps.remove(channel);
  }

  /** Keeps the marks that moved. */
  void keep() {
    heard.forEach(
        (channel, ts) -> {
          String mark = gaps.getOrDefault(channel, ts);
          if (!mark.equals(kept.put(channel, mark))) {
            state.put(KEY + channel, mark);
          }
        });
  }

  private Optional<String> mark(ChannelRef channel) {
    return Optional.ofNullable(heard.get(channel)).or(() -> state.get(KEY + channel));
  }

  private static String later(String a, String b) {
    return Timestamps.isBefore(a, b) ? b : a;
  }

  private static String earlier(String a, String b) {
    return Timestamps.isBefore(a, b) ? a : b;
  }
}
