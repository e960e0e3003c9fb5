package org.rapporteur.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

  /** A text as every database can hold it: U+FFFD stands for NUL and for half a character. */
  static String text(String text) {
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    int[] whole =
        text.codePoints().map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c).toArray();
    return new String(whole, 0, whole.length);
  }

  /** The same for what may be absent. */
  static @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
