package org.rapporteur.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * The forms of letters that texts are matched by: folded (lower case, compatibility forms resolved,
 * Chinese simplified), and bare (folded, without accents and other marks).
 *
 * <p>Letters up to the end of the Arabic block whose form is one letter again are read from a
 * table; a word with any other letter goes through ICU's normaliser as a whole.
 */
final class Letters {
  private static final Normalizer2 CASE_FOLDING = Normalizer2.getNFKCCasefoldInstance();
  private static final int END_OF_TABLE = 0x700;
  private static final char NOT_ALONE = 0;
  private static final char[] FOLDED = table(CASE_FOLDING::normalize);
  private static final char[] BARE = table(letter -> Stemmer.fold(CASE_FOLDING.normalize(letter)));

  private Letters() {}

  private interface Form {
    String of(String letter);
  }

  static String folded(String written) {
    String folded = mapped(written, FOLDED);
    return folded.isEmpty() ? CASE_FOLDING.normalize(written) : folded;
  }

  static String bare(String folded) {
    String bare = mapped(folded, BARE);
    return bare.isEmpty() ? Stemmer.fold(folded) : bare;
  }

  /** A Chinese character in its simplified form. */
  static String simplified(int codePoint) {
    return Simplified.of(codePoint);
  }

  /** The word letter by letter, itself where nothing changes; empty where a letter needs more. */
  private static String mapped(String word, char[] table) {
    int length = word.length();
    int same = 0;
    while (same < length) {
      char c = word.charAt(same);
      if (c >= END_OF_TABLE || table[c] != c) {
        break;
      }
      same++;
    }
    if (same == length) {
      return word;
    }
    char[] letters = word.toCharArray();
    for (int i = same; i < length; i++) {
      char c = letters[i];
      if (c >= END_OF_TABLE || table[c] == NOT_ALONE) {
        return "";
      }
      letters[i] = table[c];
    }
    return new String(letters);
  }

  private static char[] table(Form form) {
    char[] table = new char[END_OF_TABLE];
    for (char c = 1; c < END_OF_TABLE; c++) {
      String formed = form.of(String.valueOf(c));
      // What combines with its neighbours has no form of its own.
      boolean alone = formed.length() == 1 && CASE_FOLDING.hasBoundaryBefore(c);
      table[c] = alone ? formed.charAt(0) : NOT_ALONE;
    }
    return table;
  }

  /**
   * Simplified forms of Chinese characters, from ICU's transliteration. A table of single
   * characters keeps offsets true and costs one look-up; ICU's few rules over several characters
   * choose between variants that matter to a typesetter, not to a match.
   */
  private static final class Simplified {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;
    private static final String[] FORMS = forms();

    static String of(int codePoint) {
      return codePoint >= FIRST && codePoint <= LAST
          ? FORMS[codePoint - FIRST]
          : CASE_FOLDING.normalize(Character.toString(codePoint));
    }

    private static String[] forms() {
      StringBuilder all = new StringBuilder();
      for (int c = FIRST; c <= LAST; c++) {
        all.append((char) c).append('\n');
      }
      return Transliterator.getInstance("Traditional-Simplified")
          .transliterate(all.toString())
          .lines()
          .map(form -> Stemmer.fold(form))
          .toArray(String[]::new);
    }
  }
}
