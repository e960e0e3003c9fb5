package org.rapporteur.text.duplicate;

/**
 * How like two questions are. By words: Dice's coefficient of their grams and of what they are
 * about, less what they contradict each other in. By meaning: a model's cosine, with a little of
 * the former and of their common words, for how something is asked (who, when, may I) is what a
 * model sees least. Either way, words that both ask with take away from the doubt that is left.
 *
 * <p>The weights were found by cross-validation on one half of public question pairs (medical
 * questions in English, banking and general ones in Chinese) and of sentence pairs in five
 * languages, and hold on the other: more weight for words serves general pairs and harms
 * paraphrases, which share stems of words and few words. Weights by rarity helped nowhere: what is
 * rare in a question is in its near twins too.
 */
final class Similarity {
  private static final double GRAMS = 0.7;
  private static final double CONTENT = 0.3;

  private static final double MEANING = 0.87;
  private static final double WORDS = 0.08;
  private static final double COMMON = 0.05;

  /** The share of the doubt that the first few words that both ask with take away. */
  private static final double ASKED_ALIKE = 0.2;

  private static final int WORDS_THAT_ASK = 3;

  /** Two words in common of two prove less than six of six. */
  private static final int DOUBT = 3;

  private static final double CONTRADICTION = 0.05;

  /** Two slips in three long words leave more in common. */
  private static final double LEAST_OF_SAME = 0.5;

  /** What only questions that are surely the same exceed. */
  private static final double MOST_IN_DOUBT = 0.99;

  private Similarity() {}

  /**
   * From 0 to 1, which is for questions that are surely the same.
   *
   * @param commonGrams how many grams both have
   */
  static double of(Asked a, Asked b, int commonGrams) {
    if (a.language() != b.language()) {
      return 0;
    }
    double letters = dice(commonGrams, a.grams().length + b.grams().length);
    if (letters >= LEAST_OF_SAME && Sameness.certain(a, b)) {
      return 1;
    }
    int words = common(a.content(), b.content());
    double likeness =
        GRAMS * letters
            + CONTENT * dice(words, a.content().length + b.content().length + DOUBT)
            - (contradict(a, b) ? CONTRADICTION : 0);
    return lessDoubt(a, b, Math.max(0, likeness));
  }

  /**
   * From 0 to 1, for questions of one language that are not surely the same.
   *
   * @param words how like they are by words
   * @param cosine of what they mean
   */
  static double withMeaning(Asked a, Asked b, double words, double cosine) {
    double common =
        dice(
            Long.bitCount(a.common() & b.common()),
            Long.bitCount(a.common()) + Long.bitCount(b.common()));
    return lessDoubt(a, b, MEANING * Math.max(0, cosine) + WORDS * words + COMMON * common);
  }

  private static double lessDoubt(Asked a, Asked b, double likeness) {
    int both = Math.min(WORDS_THAT_ASK, Long.bitCount(a.telling() & b.telling()));
    double doubt = (1 - likeness) * (1 - ASKED_ALIKE * both / WORDS_THAT_ASK);
    return Math.min(MOST_IN_DOUBT, 1 - doubt);
  }

  /** Whether one says what excludes the other. */
  static boolean contradict(Asked a, Asked b) {
    return differentNumbers(a, b) || opposed(a, b);
  }

  private static double dice(int common, int total) {
    return total == 0 ? 0 : 2.0 * common / total;
  }

  private static boolean differentNumbers(Asked a, Asked b) {
    return common(a.numbers(), b.numbers()) < Math.min(a.numbers().length, b.numbers().length);
  }

  private static boolean opposed(Asked a, Asked b) {
    for (int one : a.opposites()) {
      for (int other : b.opposites()) {
        if (one / DuplicateWords.SIDES == other / DuplicateWords.SIDES && one != other) {
          return common(a.opposites(), b.opposites())
              < Math.max(a.opposites().length, b.opposites().length);
        }
      }
    }
    return false;
  }

  private static int common(int[] a, int[] b) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int order = Integer.compare(a[i], b[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common;
  }
}
