package org.rapporteur.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The right word for a mistyped one. */
final class Nearest {
  private Nearest() {}

  /** The nearest of the words there are, if at most a third of the written one is wrong. */
  static Optional<String> of(String written, Collection<String> words) {
    int bound = Math.max(1, written.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(bound);
    Map<String, Integer> near =
        words.stream()
            .collect(
                Collectors.toMap(w -> w, w -> distance.apply(lower(written), lower(w)), Math::min));
    return near.entrySet().stream()
        .filter(e -> e.getValue() >= 0)
        .min(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** What to do about an unknown word: take the nearest one, or any of those there are. */
  static String hint(String written, List<String> words) {
    return of(written, words)
        .map(w -> "did you mean '" + w + "'?")
        .orElseGet(() -> "write " + oneOf(words));
  }

  private static String oneOf(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
