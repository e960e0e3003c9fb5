package org.rapporteur.text;

import java.util.BitSet;

/**
 * The parts of a text that stand in quotation marks or in brackets: sentences do not end there, and
 * what is quoted is said by somebody else. Marks that find no partner in their paragraph enclose
 * nothing.
 */
final class Enclosed {
  private static final String OPENING = "“„«「『\"(（[";
  private static final String CLOSING = "””»」』\")）]";
  private static final int QUOTES = OPENING.indexOf('(');
  private static final Enclosed NOTHING = new Enclosed(new BitSet(0), new BitSet(0));

  private final BitSet quoted;
  private final BitSet bracketed;

  private Enclosed(BitSet quoted, BitSet bracketed) {
    this.quoted = quoted;
    this.bracketed = bracketed;
  }

  static Enclosed of(String text) {
    int at = 0;
    while (at < text.length() && kind(text.charAt(at)) < 0) {
      at++;
    }
    if (at == text.length()) {
      return NOTHING;
    }
    BitSet quoted = new BitSet(text.length());
    BitSet bracketed = new BitSet(text.length());
    int unclosed = 0;
    for (; at < text.length(); at++) {
      int kind = kind(text.charAt(at));
      if (kind >= 0 && (unclosed & (1 << kind)) == 0 && opens(text, at, kind)) {
        int close = close(text, at + 1, CLOSING.charAt(kind));
        if (close < 0) {
          unclosed |= 1 << kind;
          continue;
        }
        (kind < QUOTES ? quoted : bracketed).set(at, close + 1);
        at = close;
      } else if (text.charAt(at) == '\n') {
        unclosed = 0;
      }
    }
    return new Enclosed(quoted, bracketed);
  }

  boolean isQuoted(int at) {
    return quoted.get(at);
  }

  boolean holds(int at) {
    return quoted.get(at) || bracketed.get(at);
  }

  /** Whether all these words are quoted: then the quotation is what the person says. */
  boolean quotesAll(Iterable<Word> words) {
    for (Word word : words) {
      if (!quoted.get(word.start())) {
        return false;
      }
    }
    return true;
  }

  private static int kind(char c) {
    return c > '[' && c < 0xAB ? -1 : OPENING.indexOf(c);
  }

  /** A bracket in a smiley opens nothing. */
  private static boolean opens(String text, int at, int kind) {
    return kind < QUOTES || at == 0 || ":;=-8".indexOf(text.charAt(at - 1)) < 0;
  }

  private static int close(String text, int from, char mark) {
    for (int i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == mark) {
        return i;
      }
    }
    return -1;
  }
}
