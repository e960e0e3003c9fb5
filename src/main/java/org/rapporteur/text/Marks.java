package org.rapporteur.text;

/** The punctuation of the six languages, by what it says of the words around it. */
final class Marks {
  /** Lines of fewer characters are not broken by a mail program. */
  static final int FULL_LINE = 60;

  private static final String ENDS = ".!?…。！？｡؟⁇⁈⁉‽\n";
  private static final String QUESTIONS = "?？؟⁇⁈⁉‽¿";
  private static final String BREAKS = ",;:()[]–—،؛，、；：（）·|";
  private static final String COLONS = ":：";
  private static final String CLOSERS = ")]\"'”’»」』）";

  private Marks() {}

  static boolean isInverted(char c) {
    return c == '¿';
  }

  static boolean isColon(char c) {
    return COLONS.indexOf(c) >= 0;
  }

  /** Whether a mark asks; that in (?), in a ?: b and in x.php?.y does not. */
  static boolean asks(String text, int at) {
    if (QUESTIONS.indexOf(text.charAt(at)) < 0) {
      return false;
    }
    boolean inBrackets = at > 0 && text.charAt(at - 1) == '(';
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean inCode =
        next == ':'
            || next == '='
            || (next == '.' && at + 2 < text.length() && Character.isLetter(text.charAt(at + 2)));
    return !inBrackets && !inCode;
  }

  /**
   * Whether a sentence ends at a mark between two words; the point in 5.2, example.org and Art. 5
   * is no end.
   */
  static boolean ends(String text, int at, int from, int to) {
    char c = text.charAt(at);
    if (ENDS.indexOf(c) < 0) {
      return false;
    }
    if (c != '.' || at != from || to == text.length()) {
      return true;
    }
    boolean withinWord = at + 1 == to;
    boolean numbered = to - at == 2 && Character.isDigit(text.charAt(to)) && isShortWord(text, at);
    return !withinWord && !numbered;
  }

  static boolean breaks(String text, int at, int from, int to) {
    char c = text.charAt(at);
    return c == '-' ? to - from > 1 : BREAKS.indexOf(c) >= 0;
  }

  /** Whether a mark still belongs to the sentence that the mark before it ended. */
  static boolean follows(char c) {
    return c != '\n' && (ENDS.indexOf(c) >= 0 || CLOSERS.indexOf(c) >= 0);
  }

  private static boolean isShortWord(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start < end && end - start <= 4;
  }
}
