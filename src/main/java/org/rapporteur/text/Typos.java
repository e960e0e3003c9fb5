package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of a vocabulary that a misspelt one may stand for: one letter more, less, wrong
 * or swapped with the next (an optimal string alignment distance of 1), in words of {@value #LONG}
 * letters or more two such, and always the same first letter.
 *
 * <p>Words are looked up by what is left of them without one or two letters, after Wolf Garbe's
 * symmetric delete spelling correction (SymSpell, 2012): no word of the vocabulary is compared
 * unless it is near. Two letters in shorter words would mistake corporation for cooperation.
 */
final class Typos {
  /** Shorter words have too many neighbours that are words themselves. */
  static final int SHORTEST = 6;

  /** From this length on two letters may be amiss. */
  static final int LONG = 12;

  private static final int LONGEST = 40;
  private static final String VOWELS = "aeiouyаеиоуыэюя";
  private static final int[] NOTHING = {};

  private final LongIntTable heads = new LongIntTable();
  private final List<String> words = new ArrayList<>();
  private int[] ids = new int[64];

  /** Places in the chains of words that share a key: the word here, and the next place. */
  private int[] wordAt = new int[256];

  private int[] nextAt = new int[256];
  private int places;

  /** Adds a spelling of the word with this id, in a space of its own such as a language's. */
  void add(int space, String word, int id) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return;
    }
    int number = words.size();
    words.add(word);
    if (number == ids.length) {
      ids = Arrays.copyOf(ids, 2 * number);
    }
    ids[number] = id;
    Rests rests = new Rests(space, word);
    for (int i = 0; i < rests.count(word.length() >= LONG); i++) {
      link(rests.keys[i], number);
    }
  }

  private void link(long key, int word) {
    if (places == wordAt.length) {
      wordAt = Arrays.copyOf(wordAt, 2 * places);
      nextAt = Arrays.copyOf(nextAt, 2 * places);
    }
    wordAt[places] = word;
    nextAt[places] = heads.put(key, places);
    places++;
  }

  /** The ids of the words nearest to this spelling, each once. */
  int[] near(int space, String word) {
    // A typo may have taken a letter from a word of the shortest length.
    if (word.length() < SHORTEST - 1 || word.length() > LONGEST) {
      return NOTHING;
    }
    Rests rests = new Rests(space, word);
    int[] near = near(word, rests, rests.count(false), 1);
    return near.length > 0 || word.length() < LONG - 2
        ? near
        : near(word, rests, rests.count(true), 2);
  }

  private int[] near(String word, Rests rests, int count, int most) {
    int[] near = NOTHING;
    for (int i = 0; i < count; i++) {
      for (int at = heads.get(rests.keys[i]); at != LongIntTable.NONE; at = nextAt[at]) {
        String other = words.get(wordAt[at]);
        int id = ids[wordAt[at]];
        if ((most == 1 || other.length() >= LONG)
            && !contains(near, id)
            && isWithin(other, word, most)) {
          near = Arrays.copyOf(near, near.length + 1);
          near[near.length - 1] = id;
        }
      }
    }
    return near;
  }

  private static boolean contains(int[] ids, int id) {
    for (int i : ids) {
      if (i == id) {
        return true;
      }
    }
    return false;
  }

  /** Whether two words share the first letter and differ by so many typos at most, 1 or 2. */
  static boolean isWithin(String a, String b, int most) {
    return !a.isEmpty()
        && !b.isEmpty()
        && a.charAt(0) == b.charAt(0)
        && isWithin(a, 1, b, 1, most, most > 1);
  }

  /**
   * @param strict whether a wrong letter is no typo unless both are vowels: preservation and
   *     presentation are two words
   */
  private static boolean isWithin(
      String a, int fromA, String b, int fromB, int most, boolean strict) {
    int i = fromA;
    int j = fromB;
    while (i < a.length() && j < b.length() && a.charAt(i) == b.charAt(j)) {
      i++;
      j++;
    }
    int restOfA = a.length() - i;
    int restOfB = b.length() - j;
    if (restOfA == 0 || restOfB == 0 || Math.abs(restOfA - restOfB) > most || most == 0) {
      return restOfA + restOfB <= most;
    }
    boolean swapped =
        restOfA > 1
            && restOfB > 1
            && a.charAt(i) == b.charAt(j + 1)
            && a.charAt(i + 1) == b.charAt(j);
    boolean wrong = !strict || (isVowel(a.charAt(i)) && isVowel(b.charAt(j)));
    return (wrong && isWithin(a, i + 1, b, j + 1, most - 1, strict))
        || isWithin(a, i + 1, b, j, most - 1, strict)
        || isWithin(a, i, b, j + 1, most - 1, strict)
        || (swapped && isWithin(a, i + 2, b, j + 2, most - 1, strict));
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  /** The keys of a word: itself, without one letter, and without two; never without the first. */
  private static final class Rests {
    private final long[] prefixes;
    private final int length;
    private final long space;
    private long[] keys;
    private int count;

    Rests(int space, String word) {
      this.space = space * 0x632BE59BD9B4E019L;
      length = word.length();
      prefixes = WordHash.prefixes(word);
      keys = new long[length];
      add(prefixes[length]);
      for (int i = 1; i < length; i++) {
        add(without(prefixes[i], i + 1));
      }
    }

    /** How many keys there are, those without two letters made when they are wanted. */
    int count(boolean two) {
      if (two && count == length) {
        keys = Arrays.copyOf(keys, length + length * (length - 1) / 2);
        for (int i = 1; i < length; i++) {
          for (int j = i + 1; j < length; j++) {
            add(without(WordHash.append(prefixes[i], prefixes, i + 1, j), j + 1));
          }
        }
      }
      return count;
    }

    private long without(long before, int from) {
      return WordHash.append(before, prefixes, from, length);
    }

    private void add(long rest) {
      keys[count++] = rest ^ space;
    }
  }
}
