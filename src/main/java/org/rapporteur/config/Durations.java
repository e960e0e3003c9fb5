package org.rapporteur.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 5m}, {@code 90s}, {@code 1h30m}, {@code 30d}. */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile("(?=.)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private Durations() {}

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration parse(String written) {
    Matcher m = FORM.matcher(written);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + written + "' is no duration: write 5m, 90s or 1h30m");
    }
    return Duration.ofDays(amount(m, 1))
        .plusHours(amount(m, 2))
        .plusMinutes(amount(m, 3))
        .plusSeconds(amount(m, 4));
  }

  private static long amount(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
