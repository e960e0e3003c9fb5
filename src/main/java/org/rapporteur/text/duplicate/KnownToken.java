package org.rapporteur.text.duplicate;

/** A token of a wording, with all that is read from it alone. */
final class KnownToken {
  private final String spelling;
  private final DuplicateWords.Facts facts;
  private final boolean han;
  private final boolean digits;
  private final boolean beginsCompounds;
  private final boolean endsCompounds;
  private final int content;
  private final char[] grams;

  /** 31 to the power of its length, to extend a {@link String#hashCode}. */
  private final int power;

  /**
   * @param concept what it is about, where that is no number
   */
  KnownToken(String spelling, DuplicateWords words, int concept) {
    this.spelling = spelling;
    facts = words.facts(spelling);
    han = Character.isIdeographic(spelling.codePointAt(0));
    digits = hasDigit(spelling);
    beginsCompounds = Sameness.beginsCompounds(spelling, words);
    endsCompounds = Sameness.endsCompounds(spelling, words);
    content = digits ? spelling.hashCode() : concept;
    grams = han ? new char[] {gram(spelling.hashCode())} : grams(spelling);
    int product = 1;
    for (int i = 0; i < spelling.length(); i++) {
      product *= 31;
    }
    power = product;
  }

  String spelling() {
    return spelling;
  }

  DuplicateWords.Facts facts() {
    return facts;
  }

  boolean isHan() {
    return han;
  }

  boolean isNumber() {
    return digits || !facts.number().isEmpty();
  }

  /** Which number it says, if it is one. */
  int number() {
    return (digits ? spelling : facts.number()).hashCode();
  }

  /** What it is about, if it is not common. */
  int content() {
    return content;
  }

  /** Its parts; of two Chinese characters their pair is one more. */
  char[] grams() {
    return grams;
  }

  boolean maybeOneWordWith(KnownToken next) {
    return beginsCompounds && next.endsCompounds;
  }

  /** The {@link String#hashCode} of what has one, followed by this token. */
  int hashAfter(int before) {
    return before * power + spelling.hashCode();
  }

  static char gram(int hash) {
    // Fibonacci hashing: the upper half of the product depends on all bits of the hash.
    return (char) ((hash * 0x9E3779B1) >>> 16);
  }

  private static char[] grams(String token) {
    int last = token.length();
    char[] grams = new char[last];
    for (int at = 0; at < last; at++) {
      int before = at > 0 ? token.charAt(at - 1) : ' ';
      int after = at + 1 < last ? token.charAt(at + 1) : ' ';
      grams[at] = gram((before * 31 + token.charAt(at)) * 31 + after);
    }
    return grams;
  }

  private static boolean hasDigit(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (Character.isDigit(token.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
