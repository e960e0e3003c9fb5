package org.rapporteur.chat.slack.fake;

import java.util.HashMap;
import java.util.Map;

/** One {@code chat.postMessage} a second in a channel, when it is on. Guarded by the workspace. */
final class Pace {
  private static final long NANOS = 1_000_000_000L;

  private final Map<String, Long> lastPost = new HashMap<>();
  private boolean on;

  void turn(boolean turnedOn) {
    on = turnedOn;
  }

  /** Whether a post in a channel comes too early; it counts only when it doesn't. */
  boolean tooEarly(String channel, long nowNanos) {
    Long last = lastPost.get(channel);
    if (on && last != null && nowNanos - last < NANOS) {
      return true;
    }
    lastPost.put(channel, nowNanos);
    return false;
  }
}
