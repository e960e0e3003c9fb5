package org.rapporteur.evaluate;

import java.util.List;
import java.util.Locale;

/**
 * One row of a table.
 *
 * @param data what it was measured on
 * @param name what was measured
 * @param values one for each reader of the table, as {@link #ratio} and {@link #count} write them
 */
record Figure(String data, String name, List<String> values) {
  /** Stands where a reader has no such figure. */
  static final String NONE = "-";

  Figure {
    values = List.copyOf(values);
  }

  /** A number with three decimals; none where it is not a number. */
  static String ratio(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.3f", value);
  }

  static String count(long value) {
    return Long.toString(value);
  }
}
