package org.rapporteur.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Patterns of words, met at a position of a sentence.
 *
 * <p>A pattern is written as words with spaces between: {@code a|b} is either, {@code @name} any
 * phrase of the section of that name, {@code _} any one word, {@code %} a word that no lexicon
 * knows, such as a name, {@code *} up to four words, {@code ~} among alternatives none at all, and
 * {@code $} the sentence's end.
 */
public final class PhraseBook {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BARS = Pattern.compile("\\|");
  private static final int LONGEST_GAP = 4;
  private static final int NO_MATCH = -1;

  /** The patterns that can start with a word, by its number in the vocabulary. */
  private final List<List<Element[]>> byFirstWord = new ArrayList<>();

  private final List<Element[]> withAnyFirstWord = new ArrayList<>();

  /**
   * What may stand at one place of a pattern: a word of some, a phrase of some (sorted by their
   * first words), up to so many of any words, or the sentence's end.
   */
  private static final class Element {
    private final BitSet words;
    private final int[][] phrases;
    private final int anyWords;
    private final boolean optional;
    private final boolean end;

    Element(BitSet words, int[][] phrases, int anyWords, boolean optional, boolean end) {
      this.words = words;
      this.phrases = phrases;
      this.anyWords = anyWords;
      this.optional = optional;
      this.end = end;
    }

    static Element any(int words, boolean optional) {
      return new Element(new BitSet(), new int[0][], words, optional, false);
    }
  }

  /**
   * @param patterns one a line
   * @param sections the phrases that {@code @name} stands for
   */
  public PhraseBook(
      List<String> patterns, Map<String, List<String>> sections, Vocabulary vocabulary) {
    for (String pattern : patterns) {
      List<Element> elements =
          SPACES
              .splitAsStream(pattern)
              .map(e -> element(e, pattern, sections, vocabulary))
              .toList();
      register(elements, pattern);
    }
  }

  /** Files a pattern under every word it can start with. */
  private void register(List<Element> elements, String pattern) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("pattern '" + pattern + "' needs a word");
    }
    Element first = elements.get(0);
    Element[] whole = elements.toArray(Element[]::new);
    if (first.anyWords > 0) {
      withAnyFirstWord.add(whole);
      return;
    }
    BitSet starts = (BitSet) first.words.clone();
    for (int[] phrase : first.phrases) {
      starts.set(phrase[0]);
    }
    starts.stream().forEach(word -> startingWith(word).add(whole));
    if (first.optional) {
      register(elements.subList(1, elements.size()), pattern);
    }
  }

  private List<Element[]> startingWith(int word) {
    while (byFirstWord.size() <= word) {
      byFirstWord.add(new ArrayList<>(0));
    }
    return byFirstWord.get(word);
  }

  /** The end (exclusive) of the longest phrase that starts at a word; -1 where there is none. */
  public int longestAt(int[] words, int start) {
    int longest = longest(withAnyFirstWord, words, start);
    int first = words[start];
    return first < byFirstWord.size()
        ? Math.max(longest, longest(byFirstWord.get(first), words, start))
        : longest;
  }

  boolean isAt(int[] words, int start) {
    return longestAt(words, start) != NO_MATCH;
  }

  private static int longest(List<Element[]> patterns, int[] words, int start) {
    int longest = NO_MATCH;
    for (int i = 0; i < patterns.size(); i++) {
      longest = Math.max(longest, end(patterns.get(i), 0, words, start));
    }
    return longest;
  }

  private static int end(Element[] pattern, int at, int[] words, int start) {
    if (at == pattern.length) {
      return start;
    }
    Element element = pattern[at];
    if (element.end) {
      return start == words.length ? end(pattern, at + 1, words, start) : NO_MATCH;
    }
    int longest = element.optional ? end(pattern, at + 1, words, start) : NO_MATCH;
    if (element.anyWords > 0) {
      int least = element.optional ? 1 : element.anyWords;
      for (int n = least; n <= element.anyWords && start + n <= words.length; n++) {
        longest = Math.max(longest, end(pattern, at + 1, words, start + n));
      }
      return longest;
    }
    if (start >= words.length) {
      return longest;
    }
    if (element.words.get(words[start])) {
      longest = Math.max(longest, end(pattern, at + 1, words, start + 1));
    }
    int[][] phrases = element.phrases;
    for (int i = firstOf(phrases, words[start]);
        i < phrases.length && phrases[i][0] == words[start];
        i++) {
      if (standsAt(phrases[i], words, start)) {
        longest = Math.max(longest, end(pattern, at + 1, words, start + phrases[i].length));
      }
    }
    return longest;
  }

  private static int firstOf(int[][] phrases, int word) {
    int low = 0;
    int high = phrases.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (phrases[middle][0] < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean standsAt(int[] phrase, int[] words, int start) {
    if (start + phrase.length > words.length) {
      return false;
    }
    for (int i = 1; i < phrase.length; i++) {
      if (phrase[i] != words[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static Element element(
      String written, String pattern, Map<String, List<String>> sections, Vocabulary vocabulary) {
    if (written.equals("_")) {
      return Element.any(1, false);
    }
    if (written.equals("*")) {
      return Element.any(LONGEST_GAP, true);
    }
    if (written.equals("$")) {
      return new Element(new BitSet(), new int[0][], 0, false, true);
    }
    BitSet words = new BitSet();
    Set<List<Integer>> phrases = new HashSet<>();
    boolean optional = false;
    for (String alternative : BARS.splitAsStream(written).toList()) {
      if (alternative.equals("~")) {
        optional = true;
        continue;
      }
      if (alternative.equals("%")) {
        words.set(Vocabulary.UNKNOWN);
        continue;
      }
      List<String> members = List.of(alternative);
      if (alternative.startsWith("@")) {
        members = sections.get(alternative);
        if (members == null) {
          throw new IllegalArgumentException(
              "pattern '" + pattern + "' names no section [" + alternative + "]");
        }
      }
      for (String member : members) {
        List<Integer> phrase = Sentence.spellings(member).stream().map(vocabulary::add).toList();
        if (phrase.isEmpty()) {
          throw new IllegalArgumentException("pattern '" + pattern + "' has an empty alternative");
        }
        if (phrase.size() == 1) {
          words.set(phrase.get(0));
        } else {
          phrases.add(phrase);
        }
      }
    }
    int[][] sorted =
        phrases.stream()
            .map(phrase -> phrase.stream().mapToInt(Integer::intValue).toArray())
            .sorted(Comparator.comparingInt(phrase -> phrase[0]))
            .toArray(int[][]::new);
    return new Element(words, sorted, 0, optional, false);
  }
}
