package org.rapporteur.text.duplicate;

import java.util.Arrays;
import org.rapporteur.text.LongIntTable;

/**
 * Where questions stand by what they hold: a list of places for each part of a word, each word and
 * each whole question. A search reads the shortest lists first and stops when it has read enough.
 *
 * <p>A list holds all places or none, so that late questions are found as well as early ones: a
 * part of a word that very many share tells nothing and is no longer listed.
 */
final class Postings {
  /** A part of a word is common when this many questions hold it, and one in so many. */
  private static final int COMMON = 1024;

  private static final int QUESTIONS_FOR_ONE_OF_COMMON = 16;

  /** Of questions that are the same letter for letter, later ones add nothing. */
  private static final int SAME = 16;

  /** What is read for words, which are rare except where all ask in the same few words. */
  private static final int READ_FOR_WORDS = 2048;

  /**
   * In a large session more is read, as its lists are longer, and as there are more questions to
   * tell apart: for each doubling beyond so many bits of questions, one in so many of them.
   */
  private static final int BITS_OF_FEW = 10;

  private static final int QUESTIONS_FOR_ONE_OF_WORDS = 16;

  /** What is read for parts of words, which find misspelt ones. */
  private static final int READ_FOR_GRAMS = 512;

  private static final int QUESTIONS_FOR_ONE_OF_GRAMS = 16;

  /** Up to so many times what is wanted are found where the last of them share as much. */
  private static final int TIES = 2;

  /** Lengths of lists are told apart by their powers of two. */
  private static final int POWERS = 32;

  private static final int GRAM = 0;
  private static final int WORD = 1;
  private static final int WHOLE = 2;
  private static final int KINDS = 3;

  private static final int[] UNLISTED = {};

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
    int common = Math.max(COMMON, place / QUESTIONS_FOR_ONE_OF_COMMON);
    for (char gram : question.grams()) {
      int list = list(key(question, GRAM, gram));
      if (sizes[list] >= common) {
        lists[list] = UNLISTED;
        sizes[list] = 0;
      } else if (lists[list] != UNLISTED) {
        append(list, place);
      }
    }
    for (int word : question.content()) {
      append(list(key(question, WORD, word)), place);
    }
    int whole = list(key(question, WHOLE, question.whole()));
    if (sizes[whole] < SAME) {
      append(whole, place);
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
   * @param most how many to find; up to {@value #TIES} times as many where they share as much
   */
  int[] nearest(Asked question, int places, int most) {
    long[] keys = keys(question);
    int grams = question.grams().length;
    touches = 0;
    int powerOfAll = power(places);
    int forWords = places / QUESTIONS_FOR_ONE_OF_WORDS * (powerOfAll - BITS_OF_FEW);
    read(byLength(keys, grams, keys.length), Math.max(READ_FOR_WORDS, forWords), powerOfAll);
    read(
        byLength(keys, 0, grams),
        Math.max(READ_FOR_GRAMS, places / QUESTIONS_FOR_ONE_OF_GRAMS),
        powerOfAll);
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
      if (touched.length <= touches + size) {
        touched = Arrays.copyOf(touched, Math.max(touches + size + 1, touched.length * 2));
      }
      int end = touches;
      for (int at = 0; at < size; at++) {
        int place = list[at];
        int before = met[place];
        // Written always and kept if new: which it is can't be foreseen.
        touched[end] = place;
        end += (before - 1) >>> (Integer.SIZE - 1);
        met[place] = before + weight;
      }
      touches = end;
      left -= size;
    }
  }

  /** The places met most, and with the last of them those met as much, early or late. */
  private int[] mostMet(int most) {
    int[] best = new int[Math.min(most * TIES, touches)];
    int[] weights = new int[best.length];
    int kept = 0;
    for (int i = 0; i < touches; i++) {
      int place = touched[i];
      int weight = met[place];
      met[place] = 0;
      if (kept == best.length && weight <= weights[kept - 1]) {
        continue;
      }
      int at = kept < best.length ? kept++ : kept - 1;
      while (at > 0 && weights[at - 1] < weight) {
        best[at] = best[at - 1];
        weights[at] = weights[at - 1];
        at--;
      }
      best[at] = place;
      weights[at] = weight;
    }
    int end = Math.min(most, kept);
    while (end < kept && weights[end] == weights[end - 1]) {
      end++;
    }
    return Arrays.copyOf(best, end);
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
      lists[list] = new int[1];
      numbers.put(key, list);
    }
    return list;
  }

  private void append(int list, int place) {
    int size = sizes[list];
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
