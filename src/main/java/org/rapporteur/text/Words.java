package org.rapporteur.text;

import java.util.ArrayList;
import java.util.List;

/** Finds the words of a text. Apostrophes and hyphens part words; dots within U.N. do not. */
public final class Words {
  private Words() {}

  public static List<Word> of(String text) {
    List<Word> words = new ArrayList<>(text.length() / 5 + 1);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (Character.isIdeographic(c)) {
        String simplified = Letters.simplified(c);
        words.add(new Word(at, next, simplified, simplified, Script.HAN, false));
        at = next;
      } else if (Character.isLetterOrDigit(c)) {
        int end = endOfDotted(text, at);
        if (end < 0) {
          end = endOfRun(text, next);
        }
        Word word = word(text, at, end);
        // Some letters, such as the Hangul fillers, fold to nothing.
        if (!word.spelling().isEmpty()) {
          words.add(word);
        }
        at = end;
      } else {
        at = next;
      }
    }
    return words;
  }

  private static int endOfRun(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!belongsToRun(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean belongsToRun(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (Character.isIdeographic(c)) {
      return false;
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** The end of an acronym written with dots, such as U.N. or м.п.; -1 where there is none. */
  private static int endOfDotted(String text, int start) {
    int at = start;
    while (at + 1 < text.length()
        && Character.isUpperCase(text.charAt(at))
        && text.charAt(at + 1) == '.') {
      at += 2;
    }
    if (at - start < 4 && !(at - start == 2 && isLastOfDotted(text, at))) {
      return -1;
    }
    return isLastOfDotted(text, at) ? at + 1 : at;
  }

  private static boolean isLastOfDotted(String text, int at) {
    return at < text.length()
        && Character.isUpperCase(text.charAt(at))
        && (at + 1 == text.length() || !belongsToRun(text.codePointAt(at + 1)));
  }

  private static Word word(String text, int start, int end) {
    int capitals = 0;
    int small = 0;
    boolean dotted = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      dotted |= c == '.';
      if (Character.isUpperCase(c)) {
        capitals++;
      } else if (Character.isLowerCase(c)) {
        small++;
      }
    }
    boolean acronym = capitals > 1 && (small == 0 || (small == 1 && text.charAt(end - 1) == 's'));
    String written = text.substring(start, end);
    if (dotted) {
      written = written.replace(".", "");
    }
    String folded = Letters.folded(written);
    Script script = Script.of(text.codePointAt(start));
    return new Word(start, end, folded, Letters.bare(folded), script, acronym);
  }
}
