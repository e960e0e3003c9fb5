package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keywords of some topics, ready to be met in texts. Once made, nothing changes but what it
 * remembers of the words it was asked for.
 */
final class TopicPhrases {
  /** An acronym this short is met in capitals only: IT is not it, WHO not who. */
  private static final int SHORT_ACRONYM = 3;

  /** Another language's term must be this long, that it is no word of this one by chance. */
  private static final int BORROWED_WORD = 7;

  private static final int BORROWED_PHRASE = 9;
  private static final int MOST_JOINED = 4;

  private static final int[] NOTHING = {};

  private final List<Phrase> phrases = new ArrayList<>();
  private final TopicTrie trie = new TopicTrie();
  private final Set<String> spelt = new HashSet<>();
  private final Set<Language> languages = EnumSet.noneOf(Language.class);
  private final Set<String> noTypos;
  private final boolean forgiving;
  private final Sense[] remembered;

  /**
   * A keyword in the trie.
   *
   * @param topic the index of its topic
   * @param negative whether it keeps a text from the topic
   * @param borrowable whether a text of another language may use it
   */
  record Phrase(int topic, Keyword keyword, boolean negative, boolean borrowable) {}

  /** What a written word may stand for in the phrases of one language. Never changes. */
  static final class Sense {
    private final long key;

    /** The number of its word in the trie, {@link TopicTrie#NONE} where it has none. */
    final int exact;

    /** Further words of the trie that it may be a form of. */
    final int[] others;

    /** Those it may be a typo of, where there is no exact one. */
    final int[] near;

    /** The hash of the word as it is written. */
    final long spelling;

    /** The hash of its stem, by which words written apart are joined. */
    final long stem;

    final int stemLength;

    Sense(long key, int exact, int[] others, int[] near, long spelling, long stem, int stemLength) {
      this.key = key;
      this.exact = exact;
      this.others = others;
      this.near = near;
      this.spelling = spelling;
      this.stem = stem;
      this.stemLength = stemLength;
    }

    boolean isKnown() {
      return exact != TopicTrie.NONE;
    }
  }

  /**
   * @param topics with the index of each in the set they are tagged by
   * @param noTypos folded words that are never taken for another one misspelt
   * @param forgiving whether words may be misspelt
   * @param remembered how many words of texts to remember, as a power of 2 up to 30
   */
  TopicPhrases(
      List<Topic> topics, TopicSet set, Set<String> noTypos, boolean forgiving, int remembered) {
    this.noTypos = noTypos;
    this.forgiving = forgiving;
    Stemmer stemmer = new Stemmer();
    for (Topic topic : topics) {
      int number = set.index(topic.id());
      for (Language language : Language.values()) {
        for (Keyword keyword : topic.keywords().getOrDefault(language, List.of())) {
          add(keyword, language, topic, number, false, stemmer);
        }
        for (String keyword : topic.negativeKeywords().getOrDefault(language, List.of())) {
          add(Keyword.of(keyword), language, topic, number, true, stemmer);
        }
      }
    }
    spelt.clear();
    this.remembered = new Sense[1 << remembered];
  }

  /** Whether there is a phrase in a language. */
  boolean has(Language language) {
    return languages.contains(language);
  }

  TopicTrie trie() {
    return trie;
  }

  Phrase phrase(int number) {
    return phrases.get(number);
  }

  /** What a word stands for in a language's phrases. */
  Sense sense(Word word, Language language, Stemmer stemmer) {
    // A slot holds one of the words that fall into it. Threads may overwrite each other's: a sense
    // never changes, and one that is gone is made again.
    long hash = WordHash.of(word.folded());
    long key = hash ^ TopicTrie.space(language) * 0x632BE59BD9B4E019L;
    int slot =
        (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(remembered.length) + 1));
    Sense known = remembered[slot];
    if (known != null && known.key == key) {
      return known;
    }
    Sense sense = look(word, key, language, stemmer);
    remembered[slot] = sense;
    return sense;
  }

  private Sense look(Word word, long key, Language language, Stemmer stemmer) {
    int space = TopicTrie.space(language);
    Language spoken = Stemmer.language(word.script(), language);
    String stem = stemmer.stem(word.folded(), spoken);
    long hash = WordHash.of(stem);
    int exact = trie.word(space, hash);
    int[] others = NOTHING;
    for (String other : stemmer.otherStems(word.folded(), spoken)) {
      int id = trie.word(space, WordHash.of(other));
      if (exact == TopicTrie.NONE) {
        exact = id;
      } else if (id != exact) {
        others = with(others, id);
      }
    }
    String spelling = word.spelling();
    int[] near = NOTHING;
    if (forgiving
        && exact == TopicTrie.NONE
        && spelling.length() >= Typos.SHORTEST - 1
        && word.script() != Script.HAN
        && !noTypos.contains(spelling)) {
      near = trie.near(space, spelling);
      if (near.length == 0 && !stem.equals(spelling)) {
        near = trie.near(space, stem);
      }
    }
    return new Sense(key, exact, others, near, WordHash.of(spelling), hash, stem.length());
  }

  private static int[] with(int[] numbers, int number) {
    if (number == TopicTrie.NONE || Arrays.stream(numbers).anyMatch(n -> n == number)) {
      return numbers;
    }
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = number;
    return more;
  }

  private void add(
      Keyword keyword,
      Language language,
      Topic topic,
      int number,
      boolean negative,
      Stemmer stemmer) {
    String text = CleanText.visible(keyword.phrase());
    List<Word> words = TopicTagger.withoutPossessives(text, Words.of(text));
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "keyword '%s' of topic '%s' has no letter or digit: give it a word or remove it"
              .formatted(keyword.phrase(), topic.id()));
    }
    Word first = words.get(0);
    boolean acronym = words.size() == 1 && first.capitals();
    int letters = words.stream().mapToInt(w -> w.spelling().length()).sum();
    boolean borrowable =
        acronym
            || words.stream().anyMatch(w -> w.script() != Script.LATIN)
            || (words.size() > 1
                ? letters >= BORROWED_PHRASE
                : letters >= BORROWED_WORD && language == Language.EN);
    int phrase = phrases.size();
    languages.add(language);
    phrases.add(new Phrase(number, keyword, negative, borrowable));
    if (acronym) {
      end(trie.node(TopicTrie.ACRONYMS, List.of(acronym(first))), phrase);
      if (first.folded().length() <= SHORT_ACRONYM) {
        return;
      }
    }
    addWords(words, language, phrase, stemmer, true);
    List<Word> joinedAtHyphens = joined(text, words);
    if (joinedAtHyphens.size() < words.size()) {
      addWords(joinedAtHyphens, language, phrase, stemmer, true);
    }
    if (words.size() > 1 && words.size() <= MOST_JOINED && first.script() != Script.HAN) {
      Word hashtag = words.stream().reduce(TopicPhrases::join).orElseThrow();
      addWords(List.of(hashtag), language, phrase, stemmer, false);
    }
  }

  private void addWords(
      List<Word> words, Language language, int phrase, Stemmer stemmer, boolean misspelt) {
    int space = TopicTrie.space(language);
    List<String> stems = new ArrayList<>(words.size());
    for (Word word : words) {
      Language spoken = Stemmer.language(word.script(), language);
      String stem = stemmer.stem(word.folded(), spoken);
      stems.add(stem);
      if (misspelt && forgiving && word.script() != Script.HAN) {
        addSpelling(space, stem, stem);
        addSpelling(space, word.spelling(), stem);
        if (spoken == Language.EN) {
          addNouns(space, stem, stemmer);
        }
      }
    }
    end(trie.node(space, stems), phrase);
  }

  /** The noun of a verb stems like it, but not when it is misspelt: extradite, extraditoin. */
  private void addNouns(int space, String stem, Stemmer stemmer) {
    if (stem.endsWith("te") || stem.endsWith("ize")) {
      String noun = stem.substring(0, stem.length() - 1) + (stem.endsWith("te") ? "ion" : "ation");
      if (stemmer.stem(noun, Language.EN).equals(stem)) {
        addSpelling(space, noun, stem);
      }
    }
  }

  private void addSpelling(int space, String spelling, String stem) {
    if (spelling.length() >= Typos.SHORTEST && spelt.add(space + spelling + ' ' + stem)) {
      trie.addSpelling(space, spelling, stem);
    }
  }

  /** Of a topic's phrases that stem alike the heaviest counts. */
  private void end(int node, int number) {
    Phrase phrase = phrases.get(number);
    for (int other : trie.endings(node)) {
      Phrase there = phrases.get(other);
      if (there.topic == phrase.topic
          && there.negative == phrase.negative
          && there.keyword.weight() >= phrase.keyword.weight()) {
        return;
      }
    }
    trie.end(node, number);
  }

  /** An acronym as it is looked up: without the s of its plural. */
  static String acronym(Word word) {
    String folded = word.spelling();
    boolean plural = folded.endsWith("s") && word.capitals() && folded.length() > 2;
    return plural ? folded.substring(0, folded.length() - 1) : folded;
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
