package org.rapporteur.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Patterns of words, met at a position of a text.
 *
 * <p>A pattern is written as words with spaces between: {@code a|b} is either, {@code @name} any
 * phrase of the section of that name, {@code _} any one word, {@code *} up to four words, and
 * {@code ~} among alternatives none at all.
 */
final class PhraseBook {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BARS = Pattern.compile("\\|");
  private static final int LONGEST_GAP = 4;
  private static final int NO_MATCH = -1;

  private final Map<String, List<List<Element>>> byFirstWord = new HashMap<>();
  private final List<List<Element>> withAnyFirstWord = new ArrayList<>();

  /** What may stand at one place of a pattern: one of some phrases, or up to so many words. */
  private record Element(Map<String, List<List<String>>> phrases, int anyWords, boolean optional) {}

  /**
   * @param patterns one a line
   * @param sections the phrases that {@code @name} stands for
   */
  PhraseBook(List<String> patterns, Map<String, List<String>> sections) {
    for (String pattern : patterns) {
      List<Element> elements =
          SPACES.splitAsStream(pattern).map(e -> element(e, pattern, sections)).toList();
      register(elements, pattern);
    }
  }

  /** Files a pattern under every word it can start with. */
  private void register(List<Element> elements, String pattern) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("pattern '" + pattern + "' needs a word");
    }
    Element first = elements.get(0);
    if (first.anyWords > 0) {
      withAnyFirstWord.add(elements);
    }
    for (String word : first.phrases.keySet()) {
      byFirstWord.computeIfAbsent(word, w -> new ArrayList<>()).add(elements);
    }
    if (first.optional) {
      register(elements.subList(1, elements.size()), pattern);
    }
  }

  /** The end (exclusive) of the longest phrase that starts at a word; -1 where there is none. */
  int longestAt(List<String> words, int start) {
    List<List<Element>> own = byFirstWord.getOrDefault(words.get(start), List.of());
    return Math.max(longest(own, words, start), longest(withAnyFirstWord, words, start));
  }

  private static int longest(List<List<Element>> patterns, List<String> words, int start) {
    int longest = NO_MATCH;
    for (List<Element> pattern : patterns) {
      longest = Math.max(longest, end(pattern, 0, words, start));
    }
    return longest;
  }

  boolean isAt(List<String> words, int start) {
    return longestAt(words, start) != NO_MATCH;
  }

  private static int end(List<Element> pattern, int at, List<String> words, int start) {
    if (at == pattern.size()) {
      return start;
    }
    Element element = pattern.get(at);
    int longest = element.optional ? end(pattern, at + 1, words, start) : NO_MATCH;
    if (element.anyWords > 0) {
      int least = element.optional ? 0 : element.anyWords;
      for (int n = least; n <= element.anyWords && start + n <= words.size(); n++) {
        longest = Math.max(longest, end(pattern, at + 1, words, start + n));
      }
      return longest;
    }
    if (start < words.size()) {
      for (List<String> phrase : element.phrases.getOrDefault(words.get(start), List.of())) {
        int to = start + phrase.size();
        if (to <= words.size() && words.subList(start, to).equals(phrase)) {
          longest = Math.max(longest, end(pattern, at + 1, words, to));
        }
      }
    }
    return longest;
  }

  private static Element element(
      String written, String pattern, Map<String, List<String>> sections) {
    if (written.equals("_")) {
      return new Element(Map.of(), 1, false);
    }
    if (written.equals("*")) {
      return new Element(Map.of(), LONGEST_GAP, true);
    }
    Map<String, List<List<String>>> phrases = new HashMap<>();
    boolean optional = false;
    for (String alternative : BARS.splitAsStream(written).toList()) {
      if (alternative.equals("~")) {
        optional = true;
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
        List<String> words = Sentence.words(member);
        if (words.isEmpty()) {
          throw new IllegalArgumentException("pattern '" + pattern + "' has an empty alternative");
        }
        phrases.computeIfAbsent(words.get(0), w -> new ArrayList<>()).add(words);
      }
    }
    return new Element(phrases, 0, optional);
  }
}
