package org.rapporteur.text.duplicate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Language;

/**
 * What of a question is compared with others. Its sets are hashes without doubles, of words in
 * order: a hash stands for its word or part of a word, and one that happens to be shared weighs
 * nothing among a hundred.
 */
final class Asked {
  private static final int[] NOTHING = {};

  private final Language language;
  private final String wording;
  private final long names;
  private final long common;
  private final long telling;
  private final int whole;
  private final char[] grams;
  private final int[] content;
  private final int[] numbers;
  private final int[] opposites;

  private Asked(
      Language language,
      String wording,
      long names,
      long common,
      long telling,
      int whole,
      char[] grams,
      int[] content,
      int[] numbers,
      int[] opposites) {
    this.language = language;
    this.wording = wording;
    this.names = names;
    this.common = common;
    this.telling = telling;
    this.whole = whole;
    this.grams = grams;
    this.content = content;
    this.numbers = numbers;
    this.opposites = opposites;
  }

  Language language() {
    return language;
  }

  /** The tokens of {@link Wording}, joined by spaces; empty when there is nothing to compare. */
  String wording() {
    return wording;
  }

  /** See {@link Wording}. */
  long names() {
    return names;
  }

  /** The bits of its common words, see {@link DuplicateWords}. */
  long common() {
    return common;
  }

  /** The bits of the words that say how it is asked, likewise. */
  long telling() {
    return telling;
  }

  /** A hash of the wording that spacing does not change. */
  int whole() {
    return whole;
  }

  /**
   * Three letters at a time of each word with its bounds, in Chinese characters and pairs of them;
   * in no order.
   */
  char[] grams() {
    return grams;
  }

  /** The words that say what it is about, as stems, or as what they stand for. */
  int[] content() {
    return content;
  }

  /** The numbers, written in digits or words. */
  int[] numbers() {
    return numbers;
  }

  /** The codes of words that exclude others, see {@link DuplicateWords}. */
  int[] opposites() {
    return opposites;
  }

  boolean isEmpty() {
    return wording.isEmpty();
  }

  /** Reads questions; for one thread, as its stemmer is. */
  static final class Reader {
    private final KnownTokens known = new KnownTokens();
    private final GramSet seen = new GramSet();
    private char[] grams = new char[256];
    private int gramCount;

    Asked read(Language language, String text) {
      Wording wording = Wording.of(text, DuplicateWords.of(language));
      List<String> tokens = wording.tokens();
      int[] content = new int[tokens.size()];
      int[] numbers = new int[tokens.size()];
      int[] opposites = new int[tokens.size()];
      int contents = 0;
      int numbered = 0;
      int excluding = 0;
      long common = 0;
      long telling = 0;
      int whole = 0;
      gramCount = 0;
      @Nullable KnownToken previous = null;
      for (String spelling : tokens) {
        KnownToken token = known.of(language, spelling);
        DuplicateWords.Facts facts = token.facts();
        common |= facts.common();
        telling |= facts.telling();
        if (facts.opposite() != DuplicateWords.NO_OPPOSITE) {
          opposites[excluding++] = facts.opposite();
        }
        if (token.isNumber()) {
          numbers[numbered++] = token.number();
        }
        if (!facts.isCommon()) {
          content[contents++] = token.content();
        }
        if (previous != null && !previous.maybeOneWordWith(token)) {
          whole = whole * 31 + ' ';
        }
        whole = token.hashAfter(whole);
        for (char gram : token.grams()) {
          add(gram);
        }
        if (previous != null && token.isHan() && previous.isHan()) {
          add(KnownToken.gram(previous.spelling().hashCode() * 31 + spelling.hashCode()));
        }
        previous = token;
      }
      return new Asked(
          language,
          String.join(" ", tokens),
          wording.names(),
          common,
          telling,
          whole,
          distinctGrams(),
          distinct(content, contents),
          distinct(numbers, numbered),
          distinct(opposites, excluding));
    }

    private void add(char gram) {
      if (seen.add(gram)) {
        if (gramCount == grams.length) {
          grams = Arrays.copyOf(grams, gramCount * 2);
        }
        grams[gramCount++] = gram;
      }
    }

    private char[] distinctGrams() {
      for (int i = 0; i < gramCount; i++) {
        seen.remove(grams[i]);
      }
      return Arrays.copyOf(grams, gramCount);
    }

    private static int[] distinct(int[] values, int count) {
      if (count == 0) {
        return NOTHING;
      }
      Arrays.sort(values, 0, count);
      int distinct = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || values[i] != values[i - 1]) {
          values[distinct++] = values[i];
        }
      }
      return Arrays.copyOf(values, distinct);
    }
  }
}
