package org.rapporteur.command;

import java.time.Duration;
import java.time.Instant;
import org.rapporteur.digest.Phrases;

/** How the end of a session is told: wherever people are, the minutes left are the same. */
final class TimeBox {
  private TimeBox() {}

  static String told(Instant end, Instant now) {
    Duration left = Duration.between(now, end).plusSeconds(59);
    return "in %s, at %s".formatted(Phrases.duration(left), Phrases.time(end));
  }
}
