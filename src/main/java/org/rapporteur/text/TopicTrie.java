package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases as a trie of ints: words are numbers, edges lead from a node by a word to a node, and a
 * node where phrases end holds their numbers. It holds several, since different phrases stem alike.
 *
 * <p>Words live in spaces that don't see each other: a language's stems, and acronyms.
 */
final class TopicTrie {
  /** The space of acronyms, met in capitals only. */
  static final int ACRONYMS = "acronyms".hashCode();

  static final int NONE = LongIntTable.NONE;
  static final int ROOT = 0;

  private static final int[] NOTHING = {};

  private final LongIntTable words = new LongIntTable();
  private final LongIntTable edges = new LongIntTable();
  private final List<int[]> endings = new ArrayList<>(List.of(NOTHING));
  private final Typos typos = new Typos();
  private int wordCount;

  /** The space of a language's stems. */
  static int space(Language language) {
    return language.name().hashCode();
  }

  /** The node where a phrase ends. */
  int node(int space, List<String> phrase) {
    int node = ROOT;
    for (String word : phrase) {
      long edge = edge(node, number(space, word));
      int next = edges.get(edge);
      if (next == NONE) {
        next = endings.size();
        endings.add(NOTHING);
        edges.put(edge, next);
      }
      node = next;
    }
    return node;
  }

  /** Lets a phrase end at a node. */
  void end(int node, int phrase) {
    int[] here = endings.get(node);
    int[] more = Arrays.copyOf(here, here.length + 1);
    more[here.length] = phrase;
    endings.set(node, more);
  }

  /** The phrases that end at a node; not to be changed. */
  int[] endings(int node) {
    return endings.get(node);
  }

  /** Lets a word of a phrase be found by this spelling with a typo in it. */
  void addSpelling(int space, String spelling, String word) {
    typos.add(space, spelling, number(space, word));
  }

  /** The number of a word, {@link #NONE} where no phrase has it. */
  int word(int space, long hash) {
    return words.get(key(space, hash));
  }

  /** The numbers of the words that a spelling may be a typo of. */
  int[] near(int space, String spelling) {
    return typos.near(space, spelling);
  }

  int child(int node, int word) {
    return edges.get(edge(node, word));
  }

  int size() {
    return wordCount;
  }

  private int number(int space, String word) {
    long key = key(space, WordHash.of(word));
    int number = words.get(key);
    if (number == NONE) {
      number = wordCount++;
      words.put(key, number);
    }
    return number;
  }

  private static long key(int space, long hash) {
    return hash ^ (space * 0x632BE59BD9B4E019L);
  }

  private static long edge(int node, int word) {
    return ((long) node << 32) | word;
  }
}
