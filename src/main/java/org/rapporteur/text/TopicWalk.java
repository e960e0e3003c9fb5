package org.rapporteur.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.TopicEvidence.Match;
import org.rapporteur.text.TopicPhrases.Phrase;
import org.rapporteur.text.TopicPhrases.Sense;

/** The walks through a text's words, from each of them down a trie. For one text, one thread. */
final class TopicWalk {
  /** A single word is taken for a misspelt keyword from this length on; within a phrase sooner. */
  private static final int SHORTEST_ALONE = 8;

  /** Of another language's words only long ones are taken for misspelt. */
  private static final int SHORTEST_BORROWED = 10;

  /** A word may be written in so many parts. */
  private static final int MOST_JOINED = 3;

  /** I can is not ICANN. */
  private static final int SHORTEST_JOINED = 6;

  /** So many words that tell a language show that a text uses it, in a short text fewer. */
  private static final int TELLING = 2;

  private static final int WORDS_OF_SHORT_TEXT = 6;

  /** Languages in Latin letters, which their words alone tell apart. */
  static final Set<Language> LATIN = Set.of(Language.EN, Language.FR, Language.ES);

  private final String text;
  private final List<Word> words;
  private final Language language;
  private final Set<Language> spoken;
  private final boolean[] linked;
  private final Stemmer stemmer;
  private final List<Match> matches = new ArrayList<>();

  /**
   * @param telling the words that show that a text uses a language beside its own
   */
  TopicWalk(
      String text,
      List<Word> words,
      Language language,
      Map<Language, Set<String>> telling,
      Stemmer stemmer) {
    this.stemmer = stemmer;
    this.text = text;
    this.words = words;
    this.language = language;
    linked = new boolean[words.size()];
    boolean latin = false;
    for (int i = 0; i < words.size(); i++) {
      linked[i] = i + 1 < words.size() && isLink(words.get(i).end(), words.get(i + 1).start());
      latin |= words.get(i).script() == Script.LATIN;
    }
    spoken = EnumSet.complementOf(EnumSet.copyOf(LATIN));
    spoken.add(language);
    if (!LATIN.contains(language)) {
      // What is written in Latin letters within other ones is English more often than not.
      spoken.add(Language.EN);
    }
    if (latin) {
      telling.forEach(
          (other, its) -> {
            if (tells(its)) {
              spoken.add(other);
            }
          });
    }
  }

  private boolean tells(Set<String> telling) {
    int wanted = words.size() <= WORDS_OF_SHORT_TEXT ? 1 : TELLING;
    for (Word word : words) {
      if (word.script() == Script.LATIN && telling.contains(word.spelling()) && --wanted == 0) {
        return true;
      }
    }
    return false;
  }

  List<Match> matches() {
    return matches;
  }

  /** Adds the matches of some phrases. */
  void through(TopicPhrases phrases) {
    Paths own = new Paths(phrases, language, null);
    own.walk();
    for (Language other : Language.values()) {
      if (other != language && phrases.has(other) && mayHold(other)) {
        new Paths(phrases, other, own).walk();
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).capitals()) {
        acronym(phrases, i);
      }
    }
  }

  /** English terms turn up anywhere, those of other languages where a text changes to them. */
  private boolean mayHold(Language other) {
    if (other != Language.EN && !spoken.contains(other)) {
      return false;
    }
    for (Word word : words) {
      if (begins(word, other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a phrase of a language other than the text's may begin with a word. */
  private static boolean begins(Word word, Language other) {
    return word.script() == Script.LATIN
        ? LATIN.contains(other)
        : Stemmer.language(word.script(), Language.EN) == other;
  }

  private void acronym(TopicPhrases phrases, int at) {
    long hash = WordHash.of(TopicPhrases.acronym(words.get(at)));
    int id = phrases.trie().word(TopicTrie.ACRONYMS, hash);
    int node = id == TopicTrie.NONE ? TopicTrie.NONE : phrases.trie().child(TopicTrie.ROOT, id);
    if (node != TopicTrie.NONE) {
      for (int phrase : phrases.trie().endings(node)) {
        matches.add(new Match(at, at + 1, phrases.phrase(phrase), 0));
      }
    }
  }

  /** The ways down the trie in the phrases of one language. */
  private final class Paths {
    private final TopicPhrases phrases;
    private final TopicTrie trie;
    private final Language of;
    private final @Nullable Paths own;
    private final @Nullable Sense[] senses = new Sense[words.size()];
    private int start;

    /**
     * @param own those of the text's own language, null when these are
     */
    Paths(TopicPhrases phrases, Language of, @Nullable Paths own) {
      this.phrases = phrases;
      this.trie = phrases.trie();
      this.of = of;
      this.own = own;
    }

    void walk() {
      for (start = 0; start < words.size(); start++) {
        if (own == null || begins(words.get(start), of)) {
          step(TopicTrie.ROOT, start, 0);
        }
      }
    }

    private Sense sense(int at) {
      Sense sense = senses[at];
      if (sense == null) {
        sense = phrases.sense(words.get(at), of, stemmer);
        senses[at] = sense;
      }
      return sense;
    }

    private void step(int node, int at, int typos) {
      if (at > start) {
        if (typos == 0 || at - start > typos || length(start) >= SHORTEST_ALONE) {
          arrive(node, at, typos);
        }
        if (!linked[at - 1]) {
          return;
        }
      }
      Sense sense = sense(at);
      if (sense.isKnown()) {
        follow(node, sense.exact, at + 1, typos);
        for (int id : sense.others) {
          follow(node, id, at + 1, typos);
        }
      } else if (sense.near.length > 0 && mayBeMisspelt(at)) {
        for (int id : sense.near) {
          follow(node, id, at + 1, typos + 1);
        }
      }
      if (isWrittenApart(at) && length(at) > 1) {
        joined(node, sense.spelling, at + 1, 2, typos);
      }
    }

    /** Goes on with words that a phrase has written as one: cyber crime, multi-stake-holder. */
    private void joined(int node, long begun, int at, int parts, int typos) {
      Sense last = sense(at);
      if (last.stemLength >= WordHash.LONGEST || length(at) >= WordHash.LONGEST) {
        return;
      }
      int letters = words.get(at).end() - words.get(at - parts + 1).start() - parts + 1;
      if (letters >= SHORTEST_JOINED) {
        int id = trie.word(TopicTrie.space(of), WordHash.join(begun, last.stem, last.stemLength));
        if (id != TopicTrie.NONE) {
          follow(node, id, at + 1, typos);
        }
      }
      if (parts < MOST_JOINED && isWrittenApart(at)) {
        long longer = WordHash.join(begun, last.spelling, length(at));
        joined(node, longer, at + 1, parts + 1, typos);
      }
    }

    private boolean isWrittenApart(int at) {
      return linked[at] && words.get(at + 1).start() - words.get(at).end() == 1;
    }

    private boolean mayBeMisspelt(int at) {
      return own == null
          || (!own.sense(at).isKnown() && (spoken.contains(of) || length(at) >= SHORTEST_BORROWED));
    }

    private int length(int at) {
      return words.get(at).spelling().length();
    }

    private void follow(int node, int id, int to, int typos) {
      int child = trie.child(node, id);
      if (child != TopicTrie.NONE) {
        step(child, to, typos);
      }
    }

    private void arrive(int node, int to, int typos) {
      for (int number : trie.endings(node)) {
        Phrase phrase = phrases.phrase(number);
        if (phrase.borrowable() || spoken.contains(of)) {
          matches.add(new Match(start, to, phrase, 2 * typos + (own == null ? 0 : 1)));
        }
      }
    }
  }

  /** Whether words may belong to one phrase with this between them: no sentence ends here. */
  private boolean isLink(int from, int to) {
    int newlines = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        continue;
      }
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
