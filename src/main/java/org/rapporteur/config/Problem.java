package org.rapporteur.config;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A mistake in the configuration, told so that its author finds and mends it.
 *
 * @param file the file's name inside the folder, or {@code environment}
 * @param line 1-based; 0 when the mistake is in no line
 * @param key the path of the key, such as {@code sources[0].channel}; empty for the whole file
 * @param reason what is wrong and what to do
 */
public record Problem(String file, int line, String key, String reason)
    implements Comparable<Problem> {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::key)
          .thenComparing(Problem::reason);
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
  private static final int LONGEST = 500;

  public Problem {
    // A problem is one line that can be read, whatever the file holds.
    file = printable(file);
    key = printable(key);
    reason = printable(reason);
  }

  private static String printable(String text) {
    String plain = UNPRINTABLE.matcher(text).replaceAll(" ");
    return plain.length() <= LONGEST
        ? plain
        : plain.substring(0, LONGEST / 2) + " … " + plain.substring(plain.length() - LONGEST / 2);
  }

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  /** One line: {@code sessions/town-hall.yaml:7: sources[0].channel: 'web' is no channel: ...}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason;
  }
}
