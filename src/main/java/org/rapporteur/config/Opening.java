package org.rapporteur.config;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** When a defined session opens. */
public sealed interface Opening {
  /** When a moderator says {@code /floor open} in its moderator channel. */
  record OnCommand() implements Opening {}

  /** As soon as the bot runs. */
  record AtStart() implements Opening {}

  /** At a moment, with the offset its author wrote. */
  record At(OffsetDateTime moment) implements Opening {}

  /**
   * Reads {@code at-start} or an ISO 8601 date-time with its offset.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Opening parse(String written) {
    if (written.equals("at-start")) {
      return new AtStart();
    }
    try {
      return new At(OffsetDateTime.parse(written));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'"
              + written
              + "' is no time: write at-start, or date, time and offset as in"
              + " 2026-03-02T15:00:00+01:00",
          e);
    }
  }
}
