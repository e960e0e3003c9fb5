package org.rapporteur.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence as the kind of a message is judged by: its words without accents, apostrophes closed
 * up (l'accord is laccord), and the marks that came with it.
 *
 * @param clauses indices of the words that follow a comma, colon, dash or bracket
 * @param asked whether it ends in a question mark or opens with an inverted one
 */
record Sentence(List<String> words, List<Integer> clauses, boolean asked) {
  private static final String ENDS = ".!?…。！？｡؟⁇⁈⁉‽\n";
  private static final String QUESTION_MARKS = "?？؟⁇⁈⁉‽";
  private static final String BREAKS = ",;:()[]–—،؛，、；：（）·|";

  /** The words of a phrase. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    of(text, Words.of(text)).forEach(s -> words.addAll(s.words));
    return words;
  }

  static List<Sentence> of(String text, List<Word> words) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> current = new ArrayList<>();
    List<Integer> clauses = new ArrayList<>();
    boolean asked = false;
    int from = 0;
    for (int i = 0; i <= words.size(); i++) {
      int to = i < words.size() ? words.get(i).start() : text.length();
      boolean asks = hasQuestionMark(text, from, to);
      if (!current.isEmpty() && hasEnd(text, from, to)) {
        sentences.add(new Sentence(current, clauses, asked || asks));
        current = new ArrayList<>();
        clauses = new ArrayList<>();
        asked = false;
      } else if (!current.isEmpty() && i < words.size() && hasBreak(text, from, to)) {
        clauses.add(current.size());
      }
      asked |= text.substring(from, to).indexOf('¿') >= 0;
      if (i < words.size()) {
        Word word = words.get(i);
        String folded = word.spelling();
        boolean elided =
            !current.isEmpty() && to - from == 1 && TopicWalk.isApostrophe(text.charAt(from));
        if (elided) {
          current.set(current.size() - 1, current.get(current.size() - 1) + folded);
        } else {
          current.add(folded);
        }
        from = word.end();
      }
    }
    if (!current.isEmpty()) {
      sentences.add(new Sentence(current, clauses, asked));
    }
    return sentences;
  }

  private static boolean hasQuestionMark(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean inBrackets = i > 0 && text.charAt(i - 1) == '(';
      boolean inCode = i + 1 < text.length() && ".:=".indexOf(text.charAt(i + 1)) >= 0;
      if (QUESTION_MARKS.indexOf(text.charAt(i)) >= 0 && !inBrackets && !inCode) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sentence ends here; the point in 5.2 or example.org is no end. */
  private static boolean hasEnd(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean withinWord = c == '.' && i + 1 == to && to < text.length() && i == from;
      if (ENDS.indexOf(c) >= 0 && !withinWord) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBreak(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean dash = text.charAt(i) == '-' && to - from > 1;
      if (BREAKS.indexOf(text.charAt(i)) >= 0 || dash) {
        return true;
      }
    }
    return false;
  }
}
