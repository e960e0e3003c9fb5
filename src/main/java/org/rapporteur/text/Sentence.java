package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A sentence as its kind is judged by: its words by their numbers in the vocabulary, apostrophes
 * and the marks within handles closed up (l'accord is laccord), quoted words unknown, and the marks
 * that came with it.
 */
final class Sentence {
  private static final int[] NO_CLAUSES = {};

  private final int start;
  private final int end;
  private final int[] words;
  private final int[] clauses;
  private final int label;
  private final boolean asked;
  private final BitSet accents;

  private Sentence(
      int start, int end, int[] words, int[] clauses, int label, boolean asked, BitSet accents) {
    this.start = start;
    this.end = end;
    this.words = words;
    this.clauses = clauses;
    this.label = label;
    this.asked = asked;
    this.accents = accents;
  }

  /** Index in the text of its first word. */
  int start() {
    return start;
  }

  /** Index in the text after its last mark. */
  int end() {
    return end;
  }

  /** Its words by number, to be read only. */
  int[] words() {
    return words;
  }

  /** Indices of the words that follow a comma, colon, dash or bracket, to be read only. */
  int[] clauses() {
    return clauses;
  }

  /** How many words stand before a colon; 0 where there is none. */
  int label() {
    return label;
  }

  /** Whether it ends in a question mark or opens with an inverted one. */
  boolean asked() {
    return asked;
  }

  /** Whether a word is written with an accent. */
  boolean isAccented(int word) {
    return accents.get(word);
  }

  /** Whether the writer puts accents on words. */
  boolean hasAccents() {
    return !accents.isEmpty();
  }

  /** The words of a phrase of the lexicon, as sentences have them. */
  static List<String> spellings(String phrase) {
    List<String> spellings = new ArrayList<>();
    int last = -1;
    for (Word word : Words.of(phrase)) {
      if (last > 0 && isElided(phrase, last, word)) {
        String open = spellings.remove(spellings.size() - 1);
        spellings.add(open + word.spelling());
      } else {
        spellings.add(word.spelling());
      }
      last = word.end();
    }
    return spellings;
  }

  static List<Sentence> of(String text, List<Word> words, Vocabulary vocabulary) {
    return new Builder(text, words, vocabulary).sentences();
  }

  /** Whether a word is written on to the one before: l'accord, a handle such as 7-ana20. */
  private static boolean isElided(String text, int end, Word next) {
    if (next.start() - end != 1) {
      return false;
    }
    char between = text.charAt(end);
    return TopicWalk.isApostrophe(between)
        || between == '_'
        || (between == '-' && Character.isDigit(text.charAt(end - 1)));
  }

  /** Goes through a text once, word by word and mark by mark. */
  private static final class Builder {
    private final String text;
    private final List<Word> words;
    private final Vocabulary vocabulary;
    private final Enclosed enclosed;
    private final boolean allQuoted;
    private final List<Sentence> sentences = new ArrayList<>(4);
    private final int[] ids;
    private int count;
    private int[] clauses = NO_CLAUSES;
    private int label;
    private int start;
    private boolean asked;
    private BitSet accents = new BitSet(0);

    Builder(String text, List<Word> words, Vocabulary vocabulary) {
      this.text = text;
      this.words = words;
      this.vocabulary = vocabulary;
      enclosed = Enclosed.of(text);
      allQuoted = enclosed.quotesAll(words);
      ids = new int[words.size()];
    }

    List<Sentence> sentences() {
      int from = 0;
      String open = "";
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        boolean elided = count > 0 && isElided(text, from, word);
        if (!elided) {
          gap(from, word.start());
        }
        boolean said = allQuoted || !enclosed.isQuoted(word.start());
        String spelling = elided ? open + word.spelling() : word.spelling();
        if (elided) {
          count--;
        } else if (count == 0) {
          start = word.start();
        }
        if (!word.folded().equals(word.spelling())) {
          accents.set(count);
        }
        ids[count++] = said ? vocabulary.id(spelling) : Vocabulary.UNKNOWN;
        open = spelling;
        from = word.end();
      }
      gap(from, text.length());
      end(text.length());
      return sentences;
    }

    /** Reads the marks between two words. */
    private void gap(int from, int to) {
      boolean breaks = false;
      int end = -1;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        if (c == ' ') {
          continue;
        }
        boolean inside = !allQuoted && enclosed.holds(i);
        boolean ends = !inside && Marks.ends(text, i, from, to) && !isWrap(i, from, to);
        int last = ends ? afterMarks(i, to) : i + 1;
        for (int mark = i; mark < Math.max(last, i + 1); mark++) {
          asked |= asks(mark);
        }
        if (ends) {
          end = last;
          end(end);
          i = Math.max(end - 1, i);
        } else if (Marks.breaks(text, i, from, to)) {
          breaks = true;
          if (Marks.isColon(c) && clauses.length == 0 && label == 0) {
            label = count;
          }
        }
      }
      if (breaks && end < 0 && count > 0) {
        clauses = Arrays.copyOf(clauses, clauses.length + 1);
        clauses[clauses.length - 1] = count;
      }
    }

    /** Whether a mark asks what the words before it say; an inverted one, what follows. */
    private boolean asks(int mark) {
      return Marks.asks(text, mark)
          && (count > 0 || Marks.isInverted(text.charAt(mark)))
          && (allQuoted || !enclosed.isQuoted(mark));
    }

    private int afterMarks(int mark, int to) {
      int end = text.charAt(mark) == '\n' ? mark : mark + 1;
      while (end < to && Marks.follows(text.charAt(end))) {
        end++;
      }
      return end;
    }

    /** A line break within a sentence, as mail programs make them. */
    private boolean isWrap(int at, int from, int to) {
      return text.charAt(at) == '\n'
          && to < text.length()
          && to - from <= 2
          && at - text.lastIndexOf('\n', at - 1) > Marks.FULL_LINE
          && !Character.isUpperCase(text.charAt(to));
    }

    private void end(int end) {
      if (count > 0) {
        int[] said = Arrays.copyOf(ids, count);
        sentences.add(new Sentence(start, end, said, clauses, label, asked, accents));
        count = 0;
        clauses = NO_CLAUSES;
        label = 0;
        asked = false;
        accents = new BitSet(0);
      }
    }
  }
}
