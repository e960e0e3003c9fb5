package org.rapporteur.text.duplicate;

import java.util.Set;
import org.rapporteur.text.Language;

/** Turns sentences into vectors that lie near each other when they mean the same. */
public interface SentenceModel {
  /** The languages it understands; it is asked for no other. */
  Set<Language> languages();

  /** The vector of a sentence, of length 1; all of a model's have as many dimensions. */
  float[] embed(String sentence);

  /** The cosine from which two questions are worth a look, above 0 and up to 1. */
  double likely();
}
