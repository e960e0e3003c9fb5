package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of a vocabulary that a misspelt one may stand for: one letter more, less, wrong
 * or swapped with the next (an optimal string alignment distance of 1), and the same first letter.
 *
 * <p>Words are looked up by what is left of them without one letter, after Wolf Garbe's symmetric
 * delete spelling correction (SymSpell, 2012): no word of the vocabulary is compared unless it is
 * near. A distance of 2 would take seven times the look-ups, and mistake corporation for
 * cooperation.
 */
final class Typos {
  /** Shorter words have too many neighbours that are words themselves. */
  static final int SHORTEST = 6;

  private static final int LONGEST = 40;
  private static final int[] NOTHING = {};

  private final LongIntTable heads = new LongIntTable();
  private final List<Entry> chain = new ArrayList<>();

  private record Entry(String word, int id, int next) {}

  /** Adds a spelling of the word with this id, in a space of its own such as a language's. */
  void add(int space, String word, int id) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return;
    }
    long[] prefixes = WordHash.prefixes(word);
    for (int without = 1; without <= word.length(); without++) {
      long key = key(space, prefixes, without);
      chain.add(new Entry(word, id, heads.get(key)));
      heads.put(key, chain.size() - 1);
    }
  }

  /** The ids of the words near this spelling, each once. */
  int[] near(int space, String word) {
    // A typo may have taken a letter from a word of the shortest length.
    if (word.length() < SHORTEST - 1 || word.length() > LONGEST) {
      return NOTHING;
    }
    int[] ids = NOTHING;
    long[] prefixes = WordHash.prefixes(word);
    for (int without = 1; without <= word.length(); without++) {
      int at = heads.get(key(space, prefixes, without));
      while (at != LongIntTable.NONE) {
        Entry entry = chain.get(at);
        if (!contains(ids, entry.id) && isNear(entry.word, word)) {
          ids = Arrays.copyOf(ids, ids.length + 1);
          ids[ids.length - 1] = entry.id;
        }
        at = entry.next;
      }
    }
    return ids;
  }

  private static boolean contains(int[] ids, int id) {
    for (int i : ids) {
      if (i == id) {
        return true;
      }
    }
    return false;
  }

  /** What is left without the letter at an index; at the word's length, the word itself. */
  private static long key(int space, long[] prefixes, int without) {
    int length = prefixes.length - 1;
    long rest =
        without == length
            ? prefixes[length]
            : WordHash.append(prefixes[without], prefixes, without + 1, length);
    return rest ^ (space * 0x632BE59BD9B4E019L);
  }

  /** Whether two words are the same but for one letter more, less, wrong or swapped. */
  static boolean isNear(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int start = 0;
    while (start < shorter && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    int restOfA = a.length() - start - end;
    int restOfB = b.length() - start - end;
    boolean swapped =
        restOfA == 2
            && restOfB == 2
            && a.charAt(start) == b.charAt(start + 1)
            && a.charAt(start + 1) == b.charAt(start);
    return start > 0 && ((restOfA <= 1 && restOfB <= 1) || swapped);
  }
}
