package org.rapporteur.chat.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps posts to one channel apart: Slack takes about one a second. */
final class Pace {
  private final long nanos;
  private final Cache<String, AtomicLong> free =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(5)).build();

  Pace(Duration least) {
    this.nanos = least.toNanos();
  }

  /** Waits until the next post may go to a channel. */
  void await(String channel) {
    long now = System.nanoTime();
    AtomicLong next = free.get(channel, c -> new AtomicLong(now));
    long turn = next.getAndUpdate(t -> Math.max(t, now) + nanos);
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, turn - now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
