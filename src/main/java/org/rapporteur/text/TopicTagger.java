package org.rapporteur.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the topics of a text by their keywords: whole words, in any inflection, in the text's
 * language, in terms borrowed from another language, and in acronyms. Immutable once made.
 */
final class TopicTagger {
  /** An acronym this short is met in capitals only: IT is not it, WHO not who. */
  private static final int SHORT_ACRONYM = 3;

  /** Another language's term must be this long, that it is no word of this one by chance. */
  private static final int BORROWED_WORD = 7;

  private static final int BORROWED_PHRASE = 9;
  private static final int MOST_JOINED = 4;

  private final TopicSet set;
  private final TopicTrie trie = new TopicTrie();
  private final Set<String> noTypos;
  private final boolean forgiving;

  /**
   * @param noTypos folded words that are never taken for another one misspelt
   * @param forgiving whether words may be misspelt
   */
  TopicTagger(TopicSet set, Set<String> noTypos, boolean forgiving) {
    this.set = set;
    this.noTypos = Set.copyOf(noTypos);
    this.forgiving = forgiving;
    Stemmer stemmer = new Stemmer();
    for (int topic = 0; topic < set.topics().size(); topic++) {
      int number = topic;
      set.topics()
          .get(topic)
          .keywords()
          .forEach(
              (language, keywords) -> keywords.forEach(k -> add(k, language, number, stemmer)));
    }
  }

  /** The topics of a text in the set's order, each with the words that show it. */
  List<TopicMatch> tag(String text, List<Word> words, Language language) {
    if (set.topics().isEmpty() || words.isEmpty()) {
      return List.of();
    }
    TopicWalk walk = new TopicWalk(trie, text, withoutPossessives(text, words), language);
    return walk.matches(set, forgiving ? w -> !noTypos.contains(w) : w -> false);
  }

  private void add(String keyword, Language language, int topic, Stemmer stemmer) {
    String text = CleanText.visible(keyword);
    List<Word> words = withoutPossessives(text, Words.of(text));
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "keyword '%s' of topic '%s' has no letter or digit: give it a word or remove it"
              .formatted(keyword, set.topics().get(topic).id()));
    }
    Word first = words.get(0);
    if (words.size() == 1 && first.capitals()) {
      trie.add(TopicTrie.ACRONYMS, List.of(acronym(first)), topic);
      if (first.folded().length() <= SHORT_ACRONYM) {
        return;
      }
    }
    addPhrase(words, language, topic, stemmer);
    List<Word> joinedAtHyphens = joined(text, words);
    if (joinedAtHyphens.size() < words.size()) {
      addPhrase(joinedAtHyphens, language, topic, stemmer);
    }
    if (words.size() > 1 && words.size() <= MOST_JOINED && first.script() != Script.HAN) {
      Word hashtag = words.stream().reduce(TopicTagger::join).orElseThrow();
      addPhrase(List.of(hashtag), language, topic, stemmer);
    }
  }

  private void addPhrase(List<Word> words, Language language, int topic, Stemmer stemmer) {
    int space = TopicTrie.space(language);
    List<String> stems = new ArrayList<>(words.size());
    for (Word word : words) {
      Language spoken = Stemmer.language(word.script(), language);
      String stem = stemmer.stem(word.folded(), spoken);
      stems.add(stem);
      String spelling = word.spelling();
      if (!spelling.equals(stem)) {
        trie.addSpelling(space, spelling, stem);
      }
    }
    trie.add(space, stems, topic);
    List<String> spellings = words.stream().map(w -> w.spelling()).toList();
    int letters = spellings.stream().mapToInt(String::length).sum();
    if (letters >= (words.size() == 1 ? BORROWED_WORD : BORROWED_PHRASE)
        || words.stream().anyMatch(w -> w.script() != Script.LATIN)
        || (words.size() == 1 && words.get(0).capitals())) {
      trie.add(TopicTrie.SPELLINGS, spellings, topic);
    }
  }

  /** An acronym as it is looked up: without the s of its plural. */
  static String acronym(Word word) {
    String folded = word.spelling();
    boolean plural = folded.endsWith("s") && word.capitals() && folded.length() > 2;
    return plural ? folded.substring(0, folded.length() - 1) : folded;
  }

  /** Words as they are matched: the child's right is a right of the child, not of an s. */
  private static List<Word> withoutPossessives(String text, List<Word> words) {
    boolean none = true;
    for (Word word : words) {
      none &= !isPossessive(text, word);
    }
    return none ? words : words.stream().filter(w -> !isPossessive(text, w)).toList();
  }

  private static boolean isPossessive(String text, Word word) {
    return word.folded().equals("s")
        && word.start() > 0
        && TopicWalk.isApostrophe(text.charAt(word.start() - 1));
  }

  private static List<Word> joined(String text, List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (Word word : words) {
      int last = joined.size() - 1;
      boolean hyphen =
          last >= 0
              && joined.get(last).end() + 1 == word.start()
              && TopicWalk.isHyphen(text.charAt(word.start() - 1));
      if (hyphen) {
        joined.set(last, join(joined.get(last), word));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private static Word join(Word first, Word second) {
    return new Word(
        first.start(),
        second.end(),
        first.folded() + second.folded(),
        first.spelling() + second.spelling(),
        first.script(),
        false);
  }
}
