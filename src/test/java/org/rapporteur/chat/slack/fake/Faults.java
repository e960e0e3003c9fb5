package org.rapporteur.chat.slack.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that wait for the next calls, by method. Guarded by the workspace. */
final class Faults {
  private static final long PACE_NANOS = 1_000_000_000L;

  private final Map<String, Deque<Fault>> waiting = new HashMap<>();
  private final Map<String, Long> lastPost = new HashMap<>();
  private boolean paced;

  void add(String method, int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      waiting.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
    }
  }

  Optional<Fault> next(String method) {
    return Optional.ofNullable(waiting.getOrDefault(method, new ArrayDeque<>()).poll());
  }

  /** Holds the bot to one {@code chat.postMessage} a second in a channel. */
  void pace(boolean on) {
    paced = on;
  }

  /** Whether a post in a channel comes too early; it counts only when it doesn't. */
  boolean tooEarly(String channel, long nowNanos) {
    Long last = lastPost.get(channel);
    if (paced && last != null && nowNanos - last < PACE_NANOS) {
      return true;
    }
    lastPost.put(channel, nowNanos);
    return false;
  }
}
