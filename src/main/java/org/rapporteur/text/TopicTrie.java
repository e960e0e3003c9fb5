package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The phrases of a topic set as a trie of ints: words are numbers, edges lead from a node by a word
 * to a node, and a node where a phrase ends holds the topics it shows. A node has a list of them,
 * since different phrases stem alike.
 *
 * <p>Words live in spaces that don't see each other: a language's stems, plain spellings that any
 * Latin text may use, and acronyms in capitals.
 */
final class TopicTrie {
  /** The space of folded spellings: how a text uses another language's terms. */
  static final int SPELLINGS = "spellings".hashCode();

  /** The space of acronyms, met in capitals only. */
  static final int ACRONYMS = "acronyms".hashCode();

  static final int NONE = LongIntTable.NONE;
  static final int ROOT = 0;

  private static final int[] NO_TOPICS = {};

  private final LongIntTable words = new LongIntTable();
  private final LongIntTable edges = new LongIntTable();
  private final List<int[]> topics = new ArrayList<>(List.of(NO_TOPICS));
  private final Typos typos = new Typos();
  private int wordCount;

  /** The space of a language's stems. */
  static int space(Language language) {
    return language.name().hashCode();
  }

  void add(int space, List<String> phrase, int topic) {
    int node = ROOT;
    for (String word : phrase) {
      long edge = edge(node, number(space, word));
      int next = edges.get(edge);
      if (next == NONE) {
        next = topics.size();
        topics.add(NO_TOPICS);
        edges.put(edge, next);
      }
      node = next;
    }
    int[] here = topics.get(node);
    if (Arrays.stream(here).noneMatch(t -> t == topic)) {
      int[] more = Arrays.copyOf(here, here.length + 1);
      more[here.length] = topic;
      topics.set(node, more);
    }
  }

  /** Lets a word be found by this spelling with a typo in it. */
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

  /** The topics shown by the phrase that ends here; not to be changed. */
  int[] topics(int node) {
    return topics.get(node);
  }

  private int number(int space, String word) {
    long key = key(space, WordHash.of(word));
    int number = words.get(key);
    if (number == NONE) {
      number = wordCount++;
      words.put(key, number);
      if (space != SPELLINGS && space != ACRONYMS && space != space(Language.ZH)) {
        typos.add(space, word, number);
      }
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
