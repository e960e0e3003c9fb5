package org.rapporteur.text.duplicate;

import java.util.Arrays;
import org.rapporteur.text.LongIntTable;

/**
 * Where questions stand by what they hold: a list of places for each part of a word, each word and
 * each whole question. A search reads the shortest lists first and stops when it has read enough.
 */
final class Postings {
  /** A longer list tells little; later places are not listed in it. */
  private static final int LONGEST = 8192;

  /**
   * What is read for words, which are rare except where all ask in the same few words; in a large
   * session more, as its lists are longer.
   */
  private static final int READ_FOR_WORDS = 2048;

  private static final int QUESTIONS_FOR_ONE_OF_WORDS = 4;

  /** What is read for parts of words, which find misspelt ones. */
  private static final int READ_FOR_GRAMS = 512;

  private static final int QUESTIONS_FOR_ONE_OF_GRAMS = 16;

  /** Lengths of lists are told apart by their powers of two. */
  private static final int POWERS = 32;

  private static final int GRAM = 0;
  private static final int WORD = 1;
  private static final int WHOLE = 2;
  private static final int KINDS = 3;

  private final LongIntTable numbers = new LongIntTable();
  private int[][] lists = new int[256][];
  private int[] sizes = new int[256];
  private int count;

  /** How often a search has met each place, by the rarity of what it met it by; all 0 between. */
  private int[] met = new int[64];

  private int[] touched = new int[1024];
  private int touches;

  /** Lists a place, which is larger than every one before. */
  void add(int place, Asked question) {
    if (place >= met.length) {
      met = Arrays.copyOf(met, Math.max(place + 1, met.length * 2));
    }
    for (long key : keys(question)) {
      append(list(key), place);
    }
  }

  void remove(int place, Asked question) {
    for (long key : keys(question)) {
      int list = numbers.get(key);
      int at = Arrays.binarySearch(lists[list], 0, sizes[list], place);
      if (at >= 0) {
        sizes[list]--;
        System.arraycopy(lists[list], at + 1, lists[list], at, sizes[list] - at);
        lists[list][sizes[list]] = 0;
      }
    }
  }

  /**
   * The places that have most in common with a question.
   *
   * @param places how many places there are
   * @param most how many to find at most
   */
  int[] nearest(Asked question, int places, int most) {
    long[] keys = keys(question);
    int grams = question.grams().length;
    touches = 0;
    read(
        byLength(keys, grams, keys.length),
        Math.max(READ_FOR_WORDS, places / QUESTIONS_FOR_ONE_OF_WORDS),
        power(places));
    read(
        byLength(keys, 0, grams),
        Math.max(READ_FOR_GRAMS, places / QUESTIONS_FOR_ONE_OF_GRAMS),
        power(places));
    return mostMet(most);
  }

  /** Meets the places in lists until so many are read. */
  private void read(int[] found, int most, int powerOfAll) {
    int left = most;
    for (int i = 0; i < found.length && left > 0; i++) {
      int[] list = lists[found[i]];
      int size = sizes[found[i]];
      // About the information in having this part of a question: bits.
      int weight = 1 + powerOfAll - power(size);
      if (touched.length < touches + size) {
        touched = Arrays.copyOf(touched, Math.max(touches + size, touched.length * 2));
      }
      for (int at = 0; at < size; at++) {
        int place = list[at];
        if (met[place] == 0) {
          touched[touches++] = place;
        }
        met[place] += weight;
      }
      left -= size;
    }
  }

  private int[] mostMet(int most) {
    int[] best = new int[Math.min(most, touches)];
    int kept = 0;
    for (int i = 0; i < touches; i++) {
      int place = touched[i];
      int weight = met[place];
      if (kept == best.length && weight <= met[best[kept - 1]]) {
        continue;
      }
      int at = kept < best.length ? kept++ : kept - 1;
      while (at > 0 && met[best[at - 1]] < weight) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = place;
    }
    for (int i = 0; i < touches; i++) {
      met[touched[i]] = 0;
    }
    return best;
  }

  /** The lists that some of the keys have, the shortest first, near enough. */
  private int[] byLength(long[] keys, int from, int to) {
    int[] found = new int[to - from];
    int[] starts = new int[POWERS + 2];
    int there = 0;
    for (int i = from; i < to; i++) {
      int list = numbers.get(keys[i]);
      if (list != LongIntTable.NONE && sizes[list] > 0) {
        found[there++] = list;
        starts[power(sizes[list]) + 1]++;
      }
    }
    for (int power = 1; power < starts.length; power++) {
      starts[power] += starts[power - 1];
    }
    int[] ordered = new int[there];
    for (int i = 0; i < there; i++) {
      ordered[starts[power(sizes[found[i]])]++] = found[i];
    }
    return ordered;
  }

  private static int power(int size) {
    return POWERS - Integer.numberOfLeadingZeros(size);
  }

  private int list(long key) {
    int list = numbers.get(key);
    if (list == LongIntTable.NONE) {
      list = count++;
      if (list == lists.length) {
        lists = Arrays.copyOf(lists, list * 2);
        sizes = Arrays.copyOf(sizes, list * 2);
      }
      lists[list] = new int[2];
      numbers.put(key, list);
    }
    return list;
  }

  private void append(int list, int place) {
    int size = sizes[list];
    if (size == LONGEST) {
      return;
    }
    if (size == lists[list].length) {
      lists[list] = Arrays.copyOf(lists[list], size + (size >> 1) + 1);
    }
    lists[list][size] = place;
    sizes[list]++;
  }

  private static long[] keys(Asked question) {
    long[] keys = new long[question.grams().length + question.content().length + 1];
    int count = 0;
    for (char gram : question.grams()) {
      keys[count++] = key(question, GRAM, gram);
    }
    for (int word : question.content()) {
      keys[count++] = key(question, WORD, word);
    }
    keys[count] = key(question, WHOLE, question.whole());
    return keys;
  }

  private static long key(Asked question, int kind, int hash) {
    long shelf = (long) question.language().name().hashCode() * KINDS + kind;
    return (shelf << 32) | (hash & 0xFFFFFFFFL);
  }
}
