package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One walk through a text's words, from each of them down the trie. For one text, one thread. */
final class TopicWalk {
  private static final int MOST_WORDS_SHOWN = 5;

  /** A single word is taken for a misspelt keyword from this length on; within a phrase sooner. */
  private static final int SHORTEST_ALONE = 8;

  private static final int[] UNKNOWN = {};
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final TopicTrie trie;
  private final String text;
  private final List<Word> words;
  private final Language language;
  private final String[] stems;
  private final long[] stemHashes;
  private final int[] spellings;
  private final boolean[] linked;
  private final List<Match> matches = new ArrayList<>();

  private record Match(int topic, int from, int to) {}

  TopicWalk(TopicTrie trie, String text, List<Word> words, Language language) {
    this.trie = trie;
    this.text = text;
    this.words = words;
    this.language = language;
    int count = words.size();
    stems = new String[count];
    stemHashes = new long[count];
    spellings = new int[count];
    linked = new boolean[count];
    Stemmer stemmer = new Stemmer();
    for (int i = 0; i < count; i++) {
      Word word = words.get(i);
      stems[i] = stemmer.stem(word.folded(), Stemmer.language(word.script(), language));
      stemHashes[i] = WordHash.of(stems[i]);
      spellings[i] = trie.word(TopicTrie.SPELLINGS, WordHash.of(word.spelling()));
      linked[i] = i + 1 < count && isLink(word.end(), words.get(i + 1).start());
    }
  }

  List<TopicMatch> matches(TopicSet set, Predicate<String> mayBeTypo) {
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      int space = TopicTrie.space(language);
      int own = TopicTrie.space(Stemmer.language(word.script(), language));
      new Path(space, i, mayBeTypo).step(TopicTrie.ROOT, i, 0);
      if (own != space) {
        new Path(own, i, mayBeTypo).step(TopicTrie.ROOT, i, 0);
      }
      if (spellings[i] != TopicTrie.NONE) {
        new Path(TopicTrie.SPELLINGS, i, mayBeTypo).step(TopicTrie.ROOT, i, 0);
      }
      if (word.capitals()) {
        acronym(i);
      }
    }
    return found(set);
  }

  private void acronym(int at) {
    int id = trie.word(TopicTrie.ACRONYMS, WordHash.of(TopicTagger.acronym(words.get(at))));
    int node = id == TopicTrie.NONE ? TopicTrie.NONE : trie.child(TopicTrie.ROOT, id);
    if (node != TopicTrie.NONE) {
      arrive(node, at, at + 1);
    }
  }

  /** The ways down the trie from one word, in one space of words. */
  private final class Path {
    private final int space;
    private final int start;
    private final Predicate<String> mayBeTypo;

    Path(int space, int start, Predicate<String> mayBeTypo) {
      this.space = space;
      this.start = start;
      this.mayBeTypo = mayBeTypo;
    }

    void step(int node, int at, int typos) {
      if (at > start) {
        boolean certain = typos == 0 || at - start > typos || isLongEnough();
        if (certain) {
          arrive(node, start, at);
        }
        if (!linked[at - 1]) {
          return;
        }
      }
      int id = id(at);
      if (id != TopicTrie.NONE) {
        follow(node, id, at + 1, typos);
      }
      if (space == TopicTrie.SPELLINGS) {
        return;
      }
      if (linked[at] && words.get(at + 1).start() - words.get(at).end() == 1) {
        int joined = trie.word(space, WordHash.extend(stemlessHash(at), stems[at + 1]));
        if (joined != TopicTrie.NONE) {
          follow(node, joined, at + 2, typos);
        }
      }
      if (id == TopicTrie.NONE) {
        for (int near : near(at)) {
          follow(node, near, at + 1, typos + 1);
        }
      }
    }

    private boolean isLongEnough() {
      return words.get(start).folded().length() >= SHORTEST_ALONE;
    }

    private void follow(int node, int id, int to, int typos) {
      int child = trie.child(node, id);
      if (child != TopicTrie.NONE) {
        step(child, to, typos);
      }
    }

    private int id(int at) {
      return space == TopicTrie.SPELLINGS ? spellings[at] : trie.word(space, stemHashes[at]);
    }

    private int[] near(int at) {
      String spelling = words.get(at).spelling();
      if (spelling.length() < Typos.SHORTEST - 1 || !mayBeTypo.test(spelling)) {
        return UNKNOWN;
      }
      int[] near = trie.near(space, spelling);
      return near.length > 0 || stems[at].equals(spelling) ? near : trie.near(space, stems[at]);
    }
  }

  private long stemlessHash(int at) {
    return WordHash.of(words.get(at).spelling());
  }

  private void arrive(int node, int from, int to) {
    for (int topic : trie.topics(node)) {
      matches.add(new Match(topic, from, to));
    }
  }

  private List<TopicMatch> found(TopicSet set) {
    if (matches.isEmpty()) {
      return List.of();
    }
    Map<Integer, Map<String, String>> shown = new TreeMap<>();
    for (Match match : longest()) {
      Map<String, String> ofTopic = shown.computeIfAbsent(match.topic, t -> new LinkedHashMap<>());
      if (ofTopic.size() < MOST_WORDS_SHOWN) {
        String written =
            SPACES
                .matcher(
                    text.substring(words.get(match.from).start(), words.get(match.to - 1).end()))
                .replaceAll(" ");
        ofTopic.putIfAbsent(written.toLowerCase(Locale.ROOT), written);
      }
    }
    return shown.entrySet().stream()
        .map(
            e ->
                new TopicMatch(
                    set.topics().get(e.getKey()).id(), List.copyOf(e.getValue().values())))
        .toList();
  }

  /** The matches by place, without those within a longer one: the phrase beats its words. */
  private List<Match> longest() {
    matches.sort(
        Comparator.comparingInt(Match::from).thenComparing(Match::to, Comparator.reverseOrder()));
    List<Match> longest = new ArrayList<>();
    Match reach = matches.get(0);
    for (Match match : matches) {
      boolean sameSpan = match.from == reach.from && match.to == reach.to;
      if (match.to > reach.to || sameSpan) {
        reach = match;
        longest.add(match);
      }
    }
    return longest;
  }

  /** Whether words may belong to one phrase with this between them: no sentence ends here. */
  private boolean isLink(int from, int to) {
    int newlines = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        newlines++;
      } else if (!(Character.isWhitespace(c)
          || (isHyphen(c) && to - from == 1)
          || isApostrophe(c)
          || c == '/'
          || c == '&'
          || c == '_'
          || Character.getType(c) == Character.INITIAL_QUOTE_PUNCTUATION
          || Character.getType(c) == Character.FINAL_QUOTE_PUNCTUATION
          || c == '"'
          || c == '*')) {
        return false;
      }
    }
    return newlines < 2;
  }

  static boolean isHyphen(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02BC' || c == '\uFF07';
  }
}
