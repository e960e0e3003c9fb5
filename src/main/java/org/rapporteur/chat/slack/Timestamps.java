package org.rapporteur.chat.slack;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Slack's time stamps, which are the ids of messages in a channel: {@code 1700000000.000100}. */
final class Timestamps {
  private Timestamps() {}

  /** Whether a message is older than another of its channel. */
  static boolean isBefore(String a, String b) {
    return new BigDecimal(a).compareTo(new BigDecimal(b)) < 0;
  }

  /** The time stamp so long before another. */
  static String before(String ts, Duration time) {
    return new BigDecimal(ts)
        .subtract(new BigDecimal(time.toMillis()).movePointLeft(3))
        .max(BigDecimal.ZERO)
        .toPlainString();
  }

  static String of(Instant at) {
    return String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1_000);
  }
}
