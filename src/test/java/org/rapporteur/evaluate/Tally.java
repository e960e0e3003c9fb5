package org.rapporteur.evaluate;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Counts what a reader found against what was meant. */
final class Tally {
  private int right;
  private int found;
  private int meant;

  /** Counts one answer of yes or no. */
  void add(boolean isFound, boolean isMeant) {
    right += isFound && isMeant ? 1 : 0;
    found += isFound ? 1 : 0;
    meant += isMeant ? 1 : 0;
  }

  /** Counts each of what was found and meant in one text. */
  void add(Set<String> allFound, Set<String> allMeant) {
    right += (int) allFound.stream().filter(allMeant::contains).count();
    found += allFound.size();
    meant += allMeant.size();
  }

  /** The part of what was found that was meant, NaN where nothing was found. */
  double precision() {
    return part(right, found);
  }

  /** The part of what was meant that was found, NaN where nothing was meant. */
  double recall() {
    return part(right, meant);
  }

  /** The harmonic mean of both, NaN where nothing was found or meant. */
  double f1() {
    return part(2 * right, found + meant);
  }

  /** Precision, recall and F1 of each reader, on one set of data. */
  static List<Figure> figures(String data, List<Tally> readers) {
    return List.of(
        figure(data, "precision", readers, Tally::precision),
        figure(data, "recall", readers, Tally::recall),
        figure(data, "F1", readers, Tally::f1));
  }

  private static Figure figure(
      String data, String name, List<Tally> readers, ToDoubleFunction<Tally> measure) {
    return new Figure(
        data, name, readers.stream().map(r -> Figure.ratio(measure.applyAsDouble(r))).toList());
  }

  private static double part(int some, int all) {
    return all == 0 ? Double.NaN : (double) some / all;
  }
}
