package org.rapporteur.text.duplicate;

import org.rapporteur.text.Language;

/** Compares questions two by two; {@link DuplicateIndex} says the same of them. For one thread. */
public final class QuestionPairs {
  private final DuplicateRules rules;
  private final Asked.Reader reader = new Asked.Reader();
  private final GramSet grams = new GramSet();
  private final Sentences sentences;

  public QuestionPairs(DuplicateRules rules) {
    this.rules = rules;
    this.sentences = new Sentences(rules.model());
  }

  /** How like two questions of one language are. */
  public Resemblance compare(Language language, String a, String b) {
    Asked one = reader.read(language, a);
    Asked other = reader.read(language, b);
    grams.addAll(one.grams());
    int commonGrams = grams.count(other.grams());
    grams.removeAll(one.grams());
    return rules.judge(
        one,
        other,
        commonGrams,
        Sentences.cosine(sentences.embed(language, a), sentences.embed(language, b)));
  }
}
