package org.rapporteur.text.theme;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.text.Language;
import org.rapporteur.text.Token;
import org.rapporteur.text.TokenReader;
import org.rapporteur.text.WordHash;

/** Tells phrases from one another by the stems of their words. For one thread. */
final class Phrases {
  private final TokenReader reader = new TokenReader();

  /** Equal for phrases of equal stems. */
  long key(String phrase, Language language) {
    long key = 0;
    for (Token token : reader.read(TokenReader.clean(phrase), language)) {
      key = extend(key, token);
    }
    return key;
  }

  /** The keys of every phrase of a text that a theme's term may be. */
  Set<Long> said(String text, Language language) {
    List<Token> tokens = reader.read(TokenReader.clean(text), language);
    Set<Long> keys = new HashSet<>();
    for (int from = 0; from < tokens.size(); from++) {
      long key = 0;
      for (int to = from; to < Math.min(tokens.size(), from + Gram.LONGEST_NAME_HAN); to++) {
        key = extend(key, tokens.get(to));
        keys.add(key);
        if (!tokens.get(to).linked()) {
          break;
        }
      }
    }
    return keys;
  }

  private static long extend(long key, Token token) {
    return WordHash.extend(WordHash.extend(key, token.stem()), " ");
  }
}
