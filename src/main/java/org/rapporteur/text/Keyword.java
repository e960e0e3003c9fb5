package org.rapporteur.text;

/**
 * A word or phrase that shows a topic.
 *
 * @param weight how much it shows, above 0 and up to 1, where 1 is enough by itself
 */
public record Keyword(String phrase, double weight) {
  public Keyword {
    if (!(weight > 0)) {
      throw new IllegalArgumentException(
          "weight %s of '%s' is not above 0: remove the keyword, or list it under negativeKeywords"
              .formatted(number(weight), phrase));
    }
    if (weight > 1) {
      throw new IllegalArgumentException(
          "weight %s of '%s' is above 1: a weight of 1 carries the topic by itself"
              .formatted(number(weight), phrase));
    }
  }

  /** A keyword that is enough by itself. */
  public static Keyword of(String phrase) {
    return new Keyword(phrase, 1);
  }

  private static String number(double weight) {
    return weight == Math.rint(weight) && Math.abs(weight) < 1e9
        ? Long.toString((long) weight)
        : Double.toString(weight);
  }
}
