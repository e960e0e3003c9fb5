package org.rapporteur.text.theme;

import java.time.Instant;
import java.util.List;
import org.rapporteur.text.Language;

/**
 * A subject that nobody configured and that rose, with all that must be kept of it.
 *
 * @param number counted from 1 in its session, never used again
 * @param name what people called it, or what a moderator named it
 * @param terms how it is said, as written, the most telling first
 * @param items the items that prove it, ascending
 * @param since when it was first found
 */
public record Theme(
    int number,
    String name,
    Language language,
    List<String> terms,
    List<Integer> items,
    Instant since) {
  public Theme {
    if (number < 1) {
      throw new IllegalArgumentException("themes are counted from 1, not " + number);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("theme " + number + " needs a name");
    }
    terms = List.copyOf(terms);
    items = List.copyOf(items);
  }
}
