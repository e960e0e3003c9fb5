package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of a vocabulary that a misspelt one may stand for: optimal string alignment
 * distance of 1, from 12 letters on of 2, and the same first letter.
 *
 * <p>Words are looked up by what is left of them when letters are left out, after Wolf Garbe's
 * symmetric delete spelling correction (SymSpell, 2012): no word of the vocabulary is compared
 * unless it is near.
 */
final class Typos {
  /** Shorter words have too many neighbours that are words themselves. */
  static final int SHORTEST = 6;

  private static final int LONG = 12;
  private static final int LONGEST = 40;

  private final LongIntTable heads = new LongIntTable();
  private final List<Entry> chain = new ArrayList<>();

  private record Entry(String word, int id, int next) {}

  static int allowed(int length) {
    return length < SHORTEST || length > LONGEST ? 0 : length < LONG ? 1 : 2;
  }

  /** Adds a spelling of the word with this id, in a space of its own such as a language's. */
  void add(int space, String word, int id) {
    int most = allowed(word.length());
    if (most > 0) {
      deletions(
          space,
          word,
          most,
          key -> {
            chain.add(new Entry(word, id, heads.get(key)));
            heads.put(key, chain.size() - 1);
          });
    }
  }

  /** The ids of the words near this spelling, each once. */
  int[] near(int space, String word) {
    // A typo may have taken a letter from a word of the shortest length, or have added one.
    int most = word.length() == SHORTEST - 1 ? 1 : allowed(word.length());
    if (most == 0) {
      return NOTHING;
    }
    Found found = new Found(word, most);
    deletions(space, word, most, key -> found.lookAt(heads.get(key)));
    return found.ids;
  }

  private static final int[] NOTHING = {};

  private final class Found {
    private final String word;
    private final int most;
    private int[] ids = NOTHING;

    Found(String word, int most) {
      this.word = word;
      this.most = most;
    }

    void lookAt(int head) {
      for (int at = head; at != LongIntTable.NONE; at = chain.get(at).next) {
        Entry entry = chain.get(at);
        int tolerated = Math.min(most, allowed(entry.word.length()));
        if (!has(entry.id) && isWithin(entry.word, word, tolerated)) {
          ids = Arrays.copyOf(ids, ids.length + 1);
          ids[ids.length - 1] = entry.id;
        }
      }
    }

    private boolean has(int id) {
      for (int i : ids) {
        if (i == id) {
          return true;
        }
      }
      return false;
    }
  }

  private interface Keys {
    void take(long key);
  }

  private static void deletions(int space, String word, int most, Keys keys) {
    int length = word.length();
    long[] prefixes = WordHash.prefixes(word);
    long seed = space * 0x632BE59BD9B4E019L;
    keys.take(prefixes[length] ^ seed);
    for (int i = 1; i < length; i++) {
      keys.take(WordHash.append(prefixes[i], prefixes, i + 1, length) ^ seed);
      for (int j = i + 1; most > 1 && j < length; j++) {
        long middle = WordHash.append(prefixes[i], prefixes, i + 1, j);
        keys.take(WordHash.append(middle, prefixes, j + 1, length) ^ seed);
      }
    }
  }

  /** Whether two words are within an optimal string alignment distance. */
  static boolean isWithin(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most || a.charAt(0) != b.charAt(0)) {
      return false;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most + 1) {
        return false;
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()] <= most;
  }
}
