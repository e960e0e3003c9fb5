package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rapporteur.store.PostgresServer;
import org.rapporteur.store.Store;

final class CommonClockTest {
  @Test
  void processesGoByOneTimeHoweverWrongTheirClocksAre() {
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
    CommonClock here = new CommonClock(slow);
    CommonClock there = new CommonClock(fast);
    try (Store store = Store.open(PostgresServer.database(), Clock.systemUTC())) {
      here.set(store.time());
      there.set(store.time());
    }

    assertThat(Duration.between(here.instant(), there.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void goesOnFromWhereItWasSet() {
    SettableClock own = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    CommonClock clock = new CommonClock(own);
    assertThat(clock.instant()).isEqualTo(own.instant());

    clock.set(Instant.parse("2026-03-02T12:10:00Z"));
    own.advance(Duration.ofSeconds(5));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T12:10:05Z"));
  }
}
