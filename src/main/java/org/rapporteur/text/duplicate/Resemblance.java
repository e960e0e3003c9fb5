package org.rapporteur.text.duplicate;

/**
 * How like two questions are.
 *
 * @param similarity from 0, nothing in common, to 1, certainly the same
 */
public record Resemblance(double similarity, Verdict verdict) {
  public Resemblance {
    if (!(similarity >= 0 && similarity <= 1)) {
      throw new IllegalArgumentException("a similarity is 0 to 1, not " + similarity);
    }
  }
}
