package org.rapporteur.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Measures of an order that scores put things in; equal scores share their mean rank. */
final class Ranks {
  private Ranks() {}

  /**
   * The area under the receiver operating characteristic: how often one that is meant scores above
   * one that is not, ties half (Mann and Whitney's U over all pairs).
   *
   * @param meant as many as scores
   * @return 0 to 1; NaN where all or none are meant
   */
  static double auc(List<Double> scores, List<Boolean> meant) {
    double[] ranks = ranks(scores);
    long yes = meant.stream().filter(m -> m).count();
    long no = meant.size() - yes;
    double sum =
        IntStream.range(0, ranks.length).filter(meant::get).mapToDouble(i -> ranks[i]).sum();
    return yes == 0 || no == 0 ? Double.NaN : (sum - yes * (yes + 1) / 2.0) / yes / no;
  }

  /**
   * Spearman's correlation: Pearson's of the ranks, which holds with ties too.
   *
   * @param others as many as scores
   * @return -1 to 1; NaN where either are all the same
   */
  static double spearman(List<Double> scores, List<Double> others) {
    double[] x = ranks(scores);
    double[] y = ranks(others);
    double mean = (x.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(List<Double> scores) {
    int[] order =
        IntStream.range(0, scores.size())
            .boxed()
            .sorted(Comparator.comparing(scores::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[order.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && scores.get(order[to]).equals(scores.get(order[from]))) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
    }
    return ranks;
  }
}
