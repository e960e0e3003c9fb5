package org.rapporteur.chat.transcript;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a Zoom chat text, which has times only. A cloud recording's name tells when it began
 * ({@code GMT20240501-140032}), and its times count from there; a local one lies in a folder with
 * the date of the day ({@code 2024-05-01 10.00.00 Plenary}), and its times are of the clock.
 * Without either, time begins on 1970-01-01. All is taken as UTC. When times fall back by more than
 * an hour, midnight has passed.
 */
final class ZoomClock {
  private static final Pattern CLOUD = Pattern.compile("GMT(\\d{8})-(\\d{6})");
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(20\\d\\d)[-._]?(\\d\\d)[-._]?(\\d\\d)(?!\\d)");
  private static final Duration SLIP = Duration.ofHours(1);

  private Instant base;
  private @Nullable Instant last;

  private ZoomClock(Instant base) {
    this.base = base;
  }

  /** A clock for a file whose path or name may hold the date; the last one in it counts. */
  static ZoomClock of(String path) {
    Matcher cloud = CLOUD.matcher(path);
    try {
      if (cloud.find()) {
        LocalDateTime began =
            LocalDateTime.parse(
                cloud.group(1) + cloud.group(2), DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
        return new ZoomClock(began.toInstant(ZoneOffset.UTC));
      }
    } catch (DateTimeException e) {
      return new ZoomClock(Instant.EPOCH);
    }
    Instant base = Instant.EPOCH;
    for (Matcher day = DAY.matcher(path); day.find(); ) {
      base = start(day, base);
    }
    return new ZoomClock(base);
  }

  Instant at(ZoomHeader header) {
    if (header.date() != null) {
      base = start(header.date());
      last = null;
    }
    Instant at = base.plus(header.time());
    if (last != null && at.isBefore(last.minus(SLIP))) {
      base = base.plus(Duration.ofDays(1));
      at = base.plus(header.time());
    }
    last = at;
    return at;
  }

  private static Instant start(Matcher day, Instant otherwise) {
    try {
      return start(LocalDate.parse(day.group(1) + "-" + day.group(2) + "-" + day.group(3)));
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
