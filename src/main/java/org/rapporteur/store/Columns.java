package org.rapporteur.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How values lie in columns. */
final class Columns {
  private Columns() {}

  /**
   * Nanoseconds since 1970, exact.
   *
   * @throws ArithmeticException outside of the years 1677 to 2262
   */
  static long nanos(Instant at) {
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)), at.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
