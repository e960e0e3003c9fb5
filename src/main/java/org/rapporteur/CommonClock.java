package org.rapporteur;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A process's clock, set right by the database's, so that all processes go by one time. */
final class CommonClock extends Clock {
  private final Clock own;
  private volatile Duration ahead = Duration.ZERO;

  CommonClock(Clock own) {
    this.own = own;
  }

  /**
   * Sets it right.
   *
   * @param there what the database's clock showed just now
   */
  void set(Instant there) {
    ahead = Duration.between(own.instant(), there);
  }

  @Override
  public Instant instant() {
    return own.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("times are kept in UTC");
  }
}
