package org.rapporteur.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A typed line cut into words: what stands between quotation marks is one word. */
final class Line {
  private static final Map<Character, Character> MARKS =
      Map.of('"', '"', '“', '”', '„', '“', '«', '»', '「', '」', '＂', '＂');

  private final String text;
  private final List<Word> words = new ArrayList<>();

  /**
   * A word.
   *
   * @param text without its quotation marks
   * @param start where it begins in the line, its marks included
   * @param end where it ends, exclusively
   */
  record Word(String text, boolean quoted, int start, int end) {
    /** Whether it is this word of ours; what is quoted never is. */
    boolean is(String ours) {
      return !quoted && text.equalsIgnoreCase(ours);
    }
  }

  Line(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else {
        Word word = wordAt(at);
        words.add(word);
        at = word.end();
      }
    }
  }

  private Word wordAt(int start) {
    Character closing = MARKS.get(text.charAt(start));
    if (closing != null) {
      int end = text.indexOf(closing, start + 1);
      if (end > start + 1 && (end + 1 == text.length() || isBlank(text.charAt(end + 1)))) {
        return new Word(text.substring(start + 1, end), true, start, end + 1);
      }
    }
    int end = start;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return new Word(text.substring(start, end), false, start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  List<Word> words() {
    return words;
  }

  /** Some words as they were written; a single one without its quotation marks. */
  String text(int from, int to) {
    if (from >= to) {
      return "";
    }
    Word first = words.get(from);
    return to == from + 1 ? first.text() : text.substring(first.start(), words.get(to - 1).end());
  }

  /** All from a word on, as it was written. */
  String from(int word) {
    return word < words.size() ? text.substring(words.get(word).start()) : "";
  }
}
