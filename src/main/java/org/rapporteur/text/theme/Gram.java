package org.rapporteur.text.theme;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.text.Language;
import org.rapporteur.text.Script;
import org.rapporteur.text.Stemmer;
import org.rapporteur.text.Token;
import org.rapporteur.text.WordHash;
import org.rapporteur.text.WordRole;

/**
 * A word or phrase of an utterance: some words of its tokens, from (inclusive) to to (exclusive).
 *
 * @param key equal for equal stems of one language
 */
record Gram(long key, int from, int to, Rarity rarity) {
  /** In these many words, or Chinese characters, something rises. */
  private static final int LONGEST = 3;

  private static final int LONGEST_HAN = 4;

  /** So long a name may be. */
  private static final int LONGEST_NAME = 5;

  static final int LONGEST_NAME_HAN = 8;
  private static final int SHORTEST_HAN = 2;

  /** Names and acronyms are spelt alike in several languages from this length on. */
  private static final int SHORTEST_SHARED = 4;

  /** The letters that words of one family begin with: vaccine, vaccinated, vaccination. */
  private static final int BEGINNING = 6;

  private static final int ALL_LANGUAGES = Language.values().length;

  /**
   * How usual an n-gram is before anything was said: how often it is taken to have been said in as
   * many messages as {@link Rise#MESSAGES_BEFORE}.
   */
  enum Rarity {
    TELLING_WORD(0.4),
    COMMON_WORD(8),
    TELLING_PHRASE(0.2),
    COMMON_PHRASE(1);

    final double before;

    Rarity(double before) {
      this.before = before;
    }
  }

  /** What may rise in an utterance: no word that a topic covers. */
  static List<Gram> rising(List<Token> tokens, Language language) {
    List<Gram> grams = new ArrayList<>(tokens.size() * 3);
    for (int from = 0; from < tokens.size(); from++) {
      if (tokens.get(from).isContent() && !tokens.get(from).covered()) {
        from(tokens, from, language, LONGEST, LONGEST_HAN, false, grams);
        shared(tokens.get(from), from, grams);
      }
    }
    return grams;
  }

  /** What may name a theme. */
  static List<Gram> names(List<Token> tokens, Language language) {
    List<Gram> grams = new ArrayList<>(tokens.size() * 5);
    for (int from = 0; from < tokens.size(); from++) {
      if (tokens.get(from).isContent()) {
        from(tokens, from, language, LONGEST_NAME, LONGEST_NAME_HAN, true, grams);
      }
    }
    return grams;
  }

  private static void from(
      List<Token> tokens,
      int from,
      Language language,
      int longest,
      int longestHan,
      boolean coveredToo,
      List<Gram> grams) {
    boolean han = tokens.get(from).isHan();
    Language spoken = Stemmer.language(tokens.get(from).word().script(), language);
    long key = spoken.name().hashCode();
    int telling = 0;
    for (int at = from; at < Math.min(tokens.size(), from + (han ? longestHan : longest)); at++) {
      Token token = tokens.get(at);
      if ((token.covered() && !coveredToo) || token.isHan() != han) {
        return;
      }
      key = WordHash.extend(WordHash.extend(key, token.stem()), " ");
      telling += token.role() == WordRole.TELLING ? 1 : 0;
      int length = at + 1 - from;
      if (token.isContent() && (!han || length >= SHORTEST_HAN)) {
        grams.add(new Gram(key, from, at + 1, rarity(length, han, telling)));
      }
      if (!token.linked()) {
        return;
      }
    }
  }

  private static Rarity rarity(int length, boolean han, int telling) {
    if (han) {
      return telling == 0
          ? Rarity.COMMON_WORD
          : telling == length ? Rarity.TELLING_WORD : Rarity.COMMON_PHRASE;
    }
    if (length == 1) {
      return telling == 1 ? Rarity.TELLING_WORD : Rarity.COMMON_WORD;
    }
    return telling > 0 ? Rarity.TELLING_PHRASE : Rarity.COMMON_PHRASE;
  }

  /** A word counts by its beginning too, across languages and the words derived from it. */
  private static void shared(Token token, int at, List<Gram> grams) {
    String spelling = token.word().spelling();
    Script script = token.word().script();
    boolean mayBe =
        (script == Script.LATIN || script == Script.CYRILLIC)
            && token.role() == WordRole.TELLING
            && (token.word().capitals() || spelling.length() >= SHORTEST_SHARED);
    if (mayBe) {
      String beginning = spelling.substring(0, Math.min(BEGINNING, spelling.length()));
      long key = WordHash.extend(ALL_LANGUAGES + 1L, beginning);
      grams.add(new Gram(key, at, at + 1, Rarity.TELLING_WORD));
    }
  }

  boolean holds(Gram other) {
    return from <= other.from && other.to <= to;
  }

  int length() {
    return to - from;
  }
}
