package org.rapporteur.text.duplicate;

/** A set of grams, a bit for each there can be; what is in another text too is counted fast. */
final class GramSet {
  private final long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

  /** Adds a gram; false if it is there already. */
  boolean add(char gram) {
    long bit = 1L << gram;
    boolean isNew = (bits[gram >>> 6] & bit) == 0;
    bits[gram >>> 6] |= bit;
    return isNew;
  }

  void addAll(char[] grams) {
    for (char gram : grams) {
      bits[gram >>> 6] |= 1L << gram;
    }
  }

  void remove(char gram) {
    bits[gram >>> 6] &= ~(1L << gram);
  }

  void removeAll(char[] grams) {
    for (char gram : grams) {
      remove(gram);
    }
  }

  /** How many of some grams, each of them once, are in the set. */
  int count(char[] grams) {
    long count = 0;
    for (char gram : grams) {
      count += (bits[gram >>> 6] >>> gram) & 1;
    }
    return (int) count;
  }
}
