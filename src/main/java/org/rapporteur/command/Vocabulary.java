package org.rapporteur.command;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.rapporteur.session.Refused;

/**
 * The words that stand for something: speakers, topics, topic sets, choices, commands. It finds
 * what a person means by a part of its name, and the nearest to what is no part of any.
 */
final class Vocabulary {
  private static final double NEAR = 0.88;
  private static final int MOST_LONGER = 3;
  private static final int MOST_LISTED = 8;
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

  private final String kind;
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  /**
   * @param kind what its words are, in the singular: {@code speaker}
   */
  Vocabulary(String kind) {
    this.kind = kind;
  }

  Vocabulary(String kind, Collection<String> values) {
    this(kind);
    values.forEach(v -> add(v, List.of()));
  }

  /** Adds a value with the names it has besides itself. */
  void add(String value, Collection<String> others) {
    List<String> all = new ArrayList<>();
    all.add(fold(value));
    others.stream().map(Vocabulary::fold).forEach(all::add);
    names.put(value, List.copyOf(all));
  }

  /**
   * The value meant by its name, by the beginning of it or of a word in it, or by any part.
   *
   * @param amongText whether it may be the beginning of a text just as well: then it must be a
   *     whole word of the name, or at least three letters of its beginning
   * @throws Refused if it may be several
   */
  Optional<String> find(String written, boolean amongText) {
    String folded = fold(written);
    if (folded.isEmpty()) {
      return Optional.empty();
    }
    boolean beginnings = !amongText || folded.codePointCount(0, folded.length()) >= 3;
    List<BiPredicate<String, String>> ways = new ArrayList<>();
    ways.add(String::equals);
    ways.add((name, part) -> words(name).contains(part));
    if (beginnings) {
      ways.add(String::startsWith);
      ways.add((name, part) -> name.contains(" " + part) || name.contains("-" + part));
    }
    if (!amongText) {
      ways.add(String::contains);
    }
    for (BiPredicate<String, String> way : ways) {
      List<String> found =
          names.entrySet().stream()
              .filter(e -> e.getValue().stream().anyMatch(name -> way.test(name, folded)))
              .map(Map.Entry::getKey)
              .toList();
      if (found.size() > 1) {
        throw new Refused(
            "'%s' may be %s: write more of it.".formatted(shortened(written), listed(found)));
      }
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  /** The values with a part of their name, those that begin with it first; all for no part. */
  List<String> containing(String written) {
    String folded = fold(written);
    Set<String> found = new LinkedHashSet<>();
    names.forEach((value, all) -> addIf(found, value, all, name -> name.startsWith(folded)));
    names.forEach((value, all) -> addIf(found, value, all, name -> name.contains(folded)));
    return List.copyOf(found);
  }

  private static void addIf(
      Set<String> found, String value, List<String> names, Predicate<String> test) {
    if (names.stream().anyMatch(test)) {
      found.add(value);
    }
  }

  /** The value whose name, or a word of it, is nearly what was written. */
  Optional<String> nearest(String written) {
    String folded = fold(written);
    String best = null;
    double bestSimilarity = 0;
    if (folded.length() < 3 || folded.length() > 80) {
      return Optional.empty();
    }
    for (Map.Entry<String, List<String>> entry : names.entrySet()) {
      for (String name : entry.getValue()) {
        double similarity = similarity(name, folded);
        for (String word : words(name)) {
          similarity = Math.max(similarity, similarity(word, folded));
        }
        if (similarity > bestSimilarity) {
          best = entry.getKey();
          bestSimilarity = similarity;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How much two words are alike, 0 when they are not near. */
  private static double similarity(String a, String b) {
    if (Math.abs(a.length() - b.length()) > MOST_LONGER) {
      return 0;
    }
    double similarity = SIMILARITY.apply(a, b);
    int shorter = Math.min(a.length(), b.length());
    int edits = DISTANCE.apply(a, b);
    boolean few = edits >= 0 && edits <= (shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0);
    return similarity >= NEAR || few ? similarity : 0;
  }

  /** Why what was written is none of these, with the nearest or those there are. */
  Refused unknown(String written) {
    String there =
        names.isEmpty()
            ? "There is none here."
            : "There are " + listed(List.copyOf(names.keySet())) + ".";
    return new Refused(
        "There is no %s '%s'. %s"
            .formatted(
                kind,
                shortened(written),
                nearest(written).map(n -> "Did you mean " + n + "?").orElse(there)));
  }

  private static String listed(List<String> values) {
    String shown = values.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return values.size() > MOST_LISTED ? shown + " and others" : shown;
  }

  static String shortened(String written) {
    return written.codePointCount(0, written.length()) <= 40
        ? written
        : written.substring(0, written.offsetByCodePoints(0, 39)) + "…";
  }

  private static List<String> words(String name) {
    return Arrays.asList(name.split("[\\s-]+", -1));
  }

  /** Case, accents and spacing don't count. */
  static String fold(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }
}
