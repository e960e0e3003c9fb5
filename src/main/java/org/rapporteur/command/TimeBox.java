package org.rapporteur.command;

import java.time.Duration;
import java.time.Instant;
import org.rapporteur.digest.Phrases;

/** How the end of a session is told: wherever people are, the minutes left are the same. */
final class TimeBox {
  private TimeBox() {}

  static String told(Instant end, Instant now) {
    long minutes = Math.max(0, Duration.between(now, end).plusSeconds(59).toMinutes());
    String left = minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    return "in %s, at %s".formatted(left, Phrases.time(end));
  }
}
