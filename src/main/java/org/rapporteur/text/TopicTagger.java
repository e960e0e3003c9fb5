package org.rapporteur.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the topics of a text by their keywords: whole words, in any inflection, in the text's
 * language, in terms borrowed from another language, and in acronyms. Immutable once made.
 */
final class TopicTagger {
  /** How many words are remembered, as powers of 2: what languages use, and what one room does. */
  private static final int VOCABULARY = 16;

  private static final int FEW = 12;

  private final TopicSet set;
  private final List<TopicPhrases> phrases;
  private final CommonWords common;
  private final boolean forgiving;

  /** One for each thread: a text costs less than making a stemmer. */
  private final ThreadLocal<Stemmer> stemmers = ThreadLocal.withInitial(Stemmer::new);

  /**
   * Words that every text of a language has.
   *
   * @param noTypos never taken for another word misspelt
   * @param telling those that tell a language, by which a text shows that it changes to it
   */
  record CommonWords(Set<String> noTypos, Map<Language, Set<String>> telling) {}

  /**
   * @param forgiving whether words may be misspelt
   */
  TopicTagger(TopicSet set, CommonWords common, boolean forgiving) {
    this(
        set,
        List.of(new TopicPhrases(set.topics(), set, common.noTypos, forgiving, VOCABULARY)),
        common,
        forgiving);
  }

  private TopicTagger(
      TopicSet set, List<TopicPhrases> phrases, CommonWords common, boolean forgiving) {
    this.set = set;
    this.phrases = phrases;
    this.common = common;
    this.forgiving = forgiving;
  }

  /**
   * A tagger that knows more topics and keywords. It shares all that this one holds, so that it
   * costs only what it adds.
   */
  TopicTagger with(List<Topic> additions) {
    TopicSet more = set.with(additions);
    List<TopicPhrases> all = new ArrayList<>(phrases);
    all.add(new TopicPhrases(additions, more, common.noTypos, forgiving, FEW));
    return new TopicTagger(more, List.copyOf(all), common, forgiving);
  }

  /** The topics of a text in the set's order, each with the words that show it. */
  List<TopicMatch> tag(String text, List<Word> words, Language language) {
    if (set.topics().isEmpty() || words.isEmpty()) {
      return List.of();
    }
    List<Word> matched = withoutPossessives(text, words);
    TopicWalk walk = new TopicWalk(text, matched, language, common.telling, stemmers.get());
    phrases.forEach(walk::through);
    return TopicEvidence.weigh(walk.matches(), set, text, matched);
  }

  /** Words as they are matched: the child's right is a right of the child, not of an s. */
  static List<Word> withoutPossessives(String text, List<Word> words) {
    for (Word word : words) {
      if (isPossessive(text, word)) {
        return words.stream().filter(w -> !isPossessive(text, w)).toList();
      }
    }
    return words;
  }

  private static boolean isPossessive(String text, Word word) {
    return word.end() - word.start() == 1
        && word.start() > 0
        && word.folded().equals("s")
        && TopicWalk.isApostrophe(text.charAt(word.start() - 1));
  }
}
