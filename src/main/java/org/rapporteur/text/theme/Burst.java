package org.rapporteur.text.theme;

import java.util.List;
import org.rapporteur.text.Language;

/**
 * A subject that is said more in the window of now than it was before.
 *
 * @param name the phrase that says it best, as most people wrote it: plain words
 * @param language the one most of its items are in
 * @param terms how it is said, the most telling first, as written; the name is one of them
 * @param items the items of the window that carry a term, ascending
 * @param people how many distinct people said them
 * @param strength the log-likelihood ratio (G²) of its most telling term
 */
public record Burst(
    String name,
    Language language,
    List<String> terms,
    List<Integer> items,
    int people,
    double strength) {
  public Burst {
    terms = List.copyOf(terms);
    items = List.copyOf(items);
  }
}
