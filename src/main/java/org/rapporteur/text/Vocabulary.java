package org.rapporteur.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the words that the lexicons of all languages know, so that patterns compare ints.
 *
 * <p>Words are added while the lexicons are read; from then on it is only looked up. A word drawn
 * out ("whyyy", "hahahaha") is the word it draws out.
 */
public final class Vocabulary {
  static final int UNKNOWN = 0;
  private static final int NUMBER = 1;
  private static final int HAN = 2;
  private static final int FIRST = 3;

  /** Three letters in a row are no spelling of any of the languages. */
  private static final int DRAWN_OUT = 3;

  /** What is left of laughter: haha, jaja, ахах. */
  private static final int LAUGHTER = 4;

  private final Map<String, Integer> ids = new HashMap<>();
  private final BitSet numbers = new BitSet();
  private final BitSet han = new BitSet();

  public Vocabulary() {
    numbers.set(NUMBER);
    han.set(HAN);
  }

  int add(String spelling) {
    Integer known = ids.putIfAbsent(spelling, FIRST + ids.size());
    if (known != null) {
      return known;
    }
    int id = FIRST + ids.size() - 1;
    int kind = unknown(spelling);
    numbers.set(id, kind == NUMBER);
    han.set(id, kind == HAN);
    return id;
  }

  public int id(String spelling) {
    Integer id = ids.get(spelling);
    if (id != null) {
      return id;
    }
    int unknown = unknown(spelling);
    return unknown == UNKNOWN ? drawnOut(spelling) : unknown;
  }

  boolean isNumber(int id) {
    return numbers.get(id);
  }

  boolean isHan(int id) {
    return han.get(id);
  }

  private static int unknown(String spelling) {
    if (Character.isIdeographic(spelling.codePointAt(0))) {
      return HAN;
    }
    for (int i = 0; i < spelling.length(); i++) {
      if (!Character.isDigit(spelling.charAt(i))) {
        return UNKNOWN;
      }
    }
    return NUMBER;
  }

  private int drawnOut(String spelling) {
    int run = 1;
    int longest = 1;
    int apart = 0;
    for (int i = 1; i < spelling.length(); i++) {
      run = spelling.charAt(i) == spelling.charAt(i - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
      apart += i >= 2 && spelling.charAt(i) == spelling.charAt(i - 2) ? 1 : 0;
    }
    if (longest < DRAWN_OUT) {
      boolean laughs = spelling.length() > LAUGHTER && apart == spelling.length() - 2;
      return laughs ? ids.getOrDefault(spelling.substring(0, LAUGHTER), UNKNOWN) : UNKNOWN;
    }
    String once = withRunsOf(1, spelling);
    Integer twice = ids.get(withRunsOf(2, spelling));
    return twice != null || once.length() == 1 ? orUnknown(twice) : orUnknown(ids.get(once));
  }

  private static int orUnknown(@Nullable Integer id) {
    return id == null ? UNKNOWN : id;
  }

  private static String withRunsOf(int most, String spelling) {
    StringBuilder kept = new StringBuilder(spelling.length());
    int run = 0;
    for (int i = 0; i < spelling.length(); i++) {
      char c = spelling.charAt(i);
      run = i > 0 && c == spelling.charAt(i - 1) ? run + 1 : 1;
      if (run <= most) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
