package org.rapporteur.text.duplicate;

import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Language;
import org.rapporteur.text.Script;
import org.rapporteur.text.Stemmer;

/**
 * The tokens that were read last: most words of a text were in another before, and reading one anew
 * takes longer than all else. For one thread, as its stemmer is.
 */
final class KnownTokens {
  /** The words that most of a session is said in. */
  private static final int KEPT = 2048;

  /** Longer ones are no words, and none is worth the room. */
  private static final int LONGEST = 32;

  private final Stemmer stemmer = new Stemmer();
  private final @Nullable KnownToken[] kept = new KnownToken[KEPT];
  private final @Nullable Language[] languages = new Language[KEPT];

  KnownToken of(Language language, String token) {
    int hash = token.hashCode() + language.name().hashCode();
    int slot = (hash ^ (hash >>> 16)) & (KEPT - 1);
    KnownToken there = kept[slot];
    if (there != null && languages[slot] == language && there.spelling().equals(token)) {
      return there;
    }
    KnownToken read = read(language, token);
    if (token.length() <= LONGEST) {
      kept[slot] = read;
      languages[slot] = language;
    }
    return read;
  }

  private KnownToken read(Language language, String token) {
    DuplicateWords words = DuplicateWords.of(language);
    return new KnownToken(token, words, concept(words, token, language));
  }

  private int concept(DuplicateWords words, String token, Language language) {
    DuplicateWords.Facts facts = words.facts(token);
    if (!facts.concept().isEmpty()) {
      return facts.concept().hashCode();
    }
    Language own = Stemmer.language(Script.of(token.codePointAt(0)), language);
    String stem = stemmer.stem(token, own);
    if (stem.equals(token)) {
      return stem.hashCode();
    }
    String concept = words.facts(stem).concept();
    return concept.isEmpty() ? stem.hashCode() : concept.hashCode();
  }
}
