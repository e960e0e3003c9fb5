package org.rapporteur.text;

/**
 * A polynomial hash of 64 bits: the hash of two words written as one, or of a word without some of
 * its letters, follows from the hashes of its parts without building the word.
 *
 * <p>It stands for the word: two words of one hash would be taken for each other. Among a million
 * words that happens once in ten million builds, and would cost one wrong tag.
 */
public final class WordHash {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  /** Words must be shorter than this to be joined or cut. */
  static final int LONGEST = 64;

  private static final long[] POWERS = powers(LONGEST);

  private WordHash() {}

  static long of(CharSequence word) {
    return extend(0, word);
  }

  public static long extend(long hash, CharSequence word) {
    long extended = hash;
    for (int i = 0; i < word.length(); i++) {
      extended = extended * BASE + word.charAt(i) + 1;
    }
    return extended;
  }

  /** The hash of two words written as one, the second shorter than {@link #LONGEST}. */
  static long join(long first, long second, int lengthOfSecond) {
    return first * POWERS[lengthOfSecond] + second;
  }

  /** The hashes of a word's beginnings: of its first 0, 1, … all letters. */
  static long[] prefixes(String word) {
    long[] prefixes = new long[word.length() + 1];
    for (int i = 0; i < word.length(); i++) {
      prefixes[i + 1] = prefixes[i] * BASE + word.charAt(i) + 1;
    }
    return prefixes;
  }

  /** The hash of what is written before, followed by letters from (inclusive) to to (exclusive). */
  static long append(long before, long[] prefixes, int from, int to) {
    long power = POWERS[to - from];
    return before * power + prefixes[to] - prefixes[from] * power;
  }

  private static long[] powers(int count) {
    long[] powers = new long[count];
    powers[0] = 1;
    for (int i = 1; i < count; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
    return powers;
  }
}
