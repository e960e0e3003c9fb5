package org.rapporteur.text.duplicate;

import java.util.Optional;

/**
 * When two questions are taken for one.
 *
 * @param likely the similarity of words from which two questions are worth a look, above 0 and up
 *     to 1
 * @param model what compares meanings too; it never makes a verdict certain
 */
public record DuplicateRules(double likely, Optional<SentenceModel> model) {
  /**
   * More than four in five suggestions are right at it, on the pairs that {@link Similarity} names.
   */
  public static final double LIKELY = 0.55;

  public DuplicateRules {
    if (!(likely > 0 && likely <= 1)) {
      throw new IllegalArgumentException("must be above 0 and up to 1");
    }
  }

  /** The rules without a model. */
  public static DuplicateRules byWords() {
    return new DuplicateRules(LIKELY, Optional.empty());
  }

  /**
   * Judges two questions.
   *
   * @param commonGrams how many grams both have
   * @param cosine of what they mean, NaN where no model knows
   */
  Resemblance judge(Asked a, Asked b, int commonGrams, double cosine) {
    double words = Similarity.of(a, b, commonGrams);
    if (words == 1) {
      return new Resemblance(1, Verdict.CERTAIN);
    }
    boolean alike = words >= likely || cosine >= model.map(SentenceModel::likely).orElse(2.0);
    double similarity = Double.isNaN(cosine) ? words : Similarity.withMeaning(a, b, words, cosine);
    return new Resemblance(
        similarity, alike && !Similarity.contradict(a, b) ? Verdict.LIKELY : Verdict.NO);
  }
}
