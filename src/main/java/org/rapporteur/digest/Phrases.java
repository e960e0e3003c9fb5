package org.rapporteur.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers, items and times as all texts of the bot put them. Times are UTC. */
public final class Phrases {
  private static final DateTimeFormatter TIME = format("HH:mm");
  private static final DateTimeFormatter DATE = format("d MMMM uuuu");
  private static final DateTimeFormatter STAMP = format("uuuu-MM-dd HH:mm");

  private Phrases() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code 10:45 UTC}. */
  public static String time(Instant at) {
    return TIME.format(at) + " UTC";
  }

  /** {@code 10 March 2026}. */
  static String date(Instant at) {
    return DATE.format(at);
  }

  /** {@code 2026-03-10 10:45}, for tables whose heading names the zone. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** {@code 1 h 5 min}. */
  public static String duration(Duration time) {
    long minutes = Math.max(0, time.toMinutes());
    return minutes < 60
        ? minutes + " min"
        : minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /** {@code 1 question}, {@code 3 questions}, {@code no questions}. */
  public static String count(int n, String noun) {
    return (n == 0 ? "no" : n) + " " + noun + (n == 1 ? "" : "s");
  }

  /**
   * The items a line rests on: {@code #1–#4, #7}; after so many stretches it says how many are
   * left.
   *
   * @param numbers in rising order
   */
  static String items(Collection<Integer> numbers, int stretches) {
    List<String> out = new ArrayList<>();
    int first = 0;
    int last = 0;
    int seen = 0;
    for (int n : numbers) {
      if (seen > 0 && n == last + 1) {
        last = n;
      } else {
        if (seen > 0) {
          out.add(stretch(first, last));
        }
        if (out.size() == stretches) {
          return String.join(", ", out) + " and " + (numbers.size() - seen) + " more";
        }
        first = n;
        last = n;
      }
      seen++;
    }
    if (seen > 0) {
      out.add(stretch(first, last));
    }
    return String.join(", ", out);
  }

  private static String stretch(int first, int last) {
    if (first == last) {
      return "#" + first;
    }
    return "#" + first + (last == first + 1 ? ", #" : "–#") + last;
  }

  /** A word with a capital at its beginning. */
  static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
