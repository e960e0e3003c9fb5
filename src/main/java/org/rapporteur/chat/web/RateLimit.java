package org.rapporteur.chat.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rapporteur.chat.UserRef;

/** So many times a minute and person, counted from the person's first time. */
final class RateLimit {
  private static final int MOST_PEOPLE = 100_000;

  private final int perMinute;
  private final Cache<UserRef, AtomicInteger> counts;

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Counts one more; false when it is one too many. */
  boolean allows(UserRef person) {
    return counts.asMap().computeIfAbsent(person, p -> new AtomicInteger()).incrementAndGet()
        <= perMinute;
  }
}
