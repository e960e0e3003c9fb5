package org.rapporteur.chat.transcript;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** Times as exports write them. */
final class Times {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}(?:\\.\\d{1,9})?");
  private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);
  private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

  private Times() {}

  /**
   * Reads ISO-8601 (UTC where it has no offset) or a number since 1970: seconds, or milliseconds
   * from 100,000,000,000 on.
   *
   * @throws IllegalArgumentException if it is neither, or not of the years 1970 to 2999
   */
  static Instant parse(String written) {
    Instant at;
    try {
      at = NUMBER.matcher(written).matches() ? ofNumber(new BigDecimal(written)) : ofIso(written);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + shortened(written) + "' is no time", e);
    }
    if (at.isBefore(Instant.EPOCH) || !at.isBefore(LAST)) {
      throw new IllegalArgumentException("'" + shortened(written) + "' is no time of our days");
    }
    return at;
  }

  private static Instant ofNumber(BigDecimal number) {
    BigDecimal seconds = number.compareTo(MILLIS_FROM) < 0 ? number : number.movePointLeft(3);
    long whole = seconds.longValue();
    return Instant.ofEpochSecond(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }

  private static Instant ofIso(String written) {
    TemporalAccessor read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            written.replaceFirst("^(\\S{10}) ", "$1T"), Instant::from, LocalDateTime::from);
    return read instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : Instant.from(read);
  }

  private static String shortened(String written) {
    return written.length() <= 40 ? written : written.substring(0, 40) + "…";
  }
}
