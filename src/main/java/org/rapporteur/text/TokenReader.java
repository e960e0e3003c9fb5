package org.rapporteur.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the words of utterances with what each is to a theme. It learns the phrases that topics
 * cover, and knows them wherever they are said later. For one thread.
 */
public final class TokenReader {
  /** More than this in one message is a document: its beginning says what it is about. */
  private static final int MOST_WORDS = 200;

  private static final int LONGEST_COVERED = 8;
  private static final int SHORTEST_ARABIC = 5;
  private static final Pattern NUMBER =
      Pattern.compile("\\p{N}+(?:am|pm|st|nd|rd|th|h|k|min|s|x)?");
  private static final String ARABIC_PREFIXES = "بلكف";
  private static final String WORDS_MAY_HOLD = " \u00A0\u3000\t'’‘ʼ＇\"“”«»-‐‑–_*/&·";

  private final Stemmer stemmer = new Stemmer();
  private final Set<Long> covered = new HashSet<>();

  /** The clean text of an utterance that the places of its words refer to. */
  public static String clean(String text) {
    return CleanText.ownWords(CleanText.visible(text));
  }

  /** Takes note of what topics saw in a text. */
  public void cover(List<TopicMatch> topics, Language language) {
    for (TopicMatch match : topics) {
      for (String phrase : match.words()) {
        long hash = 0;
        for (Word word : Words.of(phrase)) {
          hash = extend(hash, stem(word, language));
        }
        covered.add(hash);
      }
    }
  }

  /**
   * Reads a text's tokens, at most {@link #MOST_WORDS} words of it.
   *
   * @param clean what {@link #clean} made of the text
   */
  public List<Token> read(String clean, Language language) {
    List<Word> words = Words.of(clean);
    if (words.size() > MOST_WORDS) {
      words = words.subList(0, MOST_WORDS);
    }
    String[] stems = new String[words.size()];
    WordRole[] roles = new WordRole[words.size()];
    boolean[] links = new boolean[words.size()];
    boolean shouted = words.size() > 3 && words.stream().noneMatch(w -> hasSmall(clean, w));
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      stems[i] = stem(word, language);
      roles[i] = role(word, stems[i], language, shouted);
      links[i] = i + 1 < words.size() && isLink(clean, word, words.get(i + 1));
    }
    readChinese(words, roles, links);
    boolean[] taken = addressed(clean, words);
    if (!covered.isEmpty()) {
      markCovered(stems, taken);
    }
    List<Token> tokens = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      tokens.add(new Token(words.get(i), stems[i], roles[i], links[i], taken[i]));
    }
    return tokens;
  }

  private String stem(Word word, Language language) {
    Language spoken = Stemmer.language(word.script(), language);
    String stem = stemmer.stem(word.folded(), spoken);
    // The stemmer leaves the prepositions that are written as one with an indefinite noun.
    boolean prefixed =
        spoken == Language.AR
            && stem.length() >= SHORTEST_ARABIC
            && ARABIC_PREFIXES.indexOf(stem.charAt(0)) >= 0;
    return prefixed ? stem.substring(1) : stem;
  }

  private static WordRole role(Word word, String stem, Language language, boolean shouted) {
    String spelling = word.spelling();
    if ((spelling.length() < 2 && word.script() != Script.HAN)
        || NUMBER.matcher(spelling).matches()) {
      return WordRole.FUNCTION;
    }
    if (word.script() == Script.HAN) {
      return WordRole.TELLING;
    }
    if (word.capitals() && !shouted) {
      return WordRole.TELLING;
    }
    Language spoken = Stemmer.language(word.script(), language);
    WordRole role = ordinary(spoken).role(spelling, stem);
    if (role == WordRole.TELLING && word.script() == Script.LATIN) {
      role = inEveryLanguage(spelling);
    }
    return role == WordRole.TELLING && spelling.length() == 2 ? WordRole.COMMON : role;
  }

  /** A short text's language is often a guess, so that grammar of any of them is grammar. */
  private static WordRole inEveryLanguage(String spelling) {
    for (Language language : List.of(Language.EN, Language.FR, Language.ES)) {
      WordRole role = ordinary(language).role(spelling, spelling);
      if (role != WordRole.TELLING) {
        return role;
      }
    }
    return WordRole.TELLING;
  }

  private static OrdinaryWords ordinary(Language language) {
    return Objects.requireNonNull(Ordinary.WORDS.get(language));
  }

  /** Finds the known words in runs of characters, and cuts the runs at those of grammar. */
  private static void readChinese(List<Word> words, WordRole[] roles, boolean[] links) {
    OrdinaryWords known = ordinary(Language.ZH);
    int at = 0;
    while (at < words.size()) {
      int end = at;
      StringBuilder run = new StringBuilder();
      // Rare characters take two chars, which would shift the places within the run.
      while (end < words.size()
          && words.get(end).script() == Script.HAN
          && words.get(end).folded().length() == 1
          && (end == at || words.get(end - 1).end() == words.get(end).start())) {
        run.append(words.get(end).folded());
        end++;
      }
      if (end == at) {
        at++;
      } else {
        readRun(run.toString(), at, known, roles, links);
        links[end - 1] = false;
        at = end;
      }
    }
  }

  private static void readRun(
      String run, int offset, OrdinaryWords known, WordRole[] roles, boolean[] links) {
    int at = 0;
    while (at < run.length()) {
      int length = Math.max(1, known.longestAt(run, at));
      String word = run.substring(at, at + length);
      WordRole role = known.roleOf(word);
      boolean cuts = length > 1 ? !isContent(role) : known.cuts(word);
      for (int i = offset + at; i < offset + at + length; i++) {
        // A character of grammar within a longer word, such as 自 in 自动, is not cut at.
        roles[i] = cuts ? WordRole.FUNCTION : isContent(role) ? role : WordRole.COMMON;
        links[i] = !cuts;
      }
      if (cuts && offset + at > 0 && at > 0) {
        links[offset + at - 1] = false;
      }
      at += length;
    }
  }

  private static boolean isContent(WordRole role) {
    return role == WordRole.COMMON || role == WordRole.TELLING;
  }

  private static boolean hasSmall(String text, Word word) {
    return text.substring(word.start(), word.end()).chars().anyMatch(Character::isLowerCase);
  }

  private static boolean isLink(String text, Word word, Word next) {
    boolean han = word.script() == Script.HAN;
    if (han != (next.script() == Script.HAN)) {
      return false;
    }
    for (int i = word.end(); i < next.start(); i++) {
      if (han || WORDS_MAY_HOLD.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The words that only address somebody: after an @, or first and before a colon or comma. */
  private static boolean[] addressed(String text, List<Word> words) {
    boolean[] addressed = new boolean[words.size()];
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      addressed[i] = word.start() > 0 && text.charAt(word.start() - 1) == '@';
    }
    if (words.size() > 1 && words.get(0).script() != Script.HAN) {
      int end = words.get(0).end();
      while (end < text.length() && text.charAt(end) == '_') {
        end++; // as many an account's name ends
      }
      addressed[0] |= end < text.length() && ":,،：，".indexOf(text.charAt(end)) >= 0;
    }
    return addressed;
  }

  private void markCovered(String[] stems, boolean[] taken) {
    for (int from = 0; from < stems.length; from++) {
      long hash = 0;
      for (int to = from; to < Math.min(stems.length, from + LONGEST_COVERED); to++) {
        hash = extend(hash, stems[to]);
        if (covered.contains(hash)) {
          java.util.Arrays.fill(taken, from, to + 1, true);
        }
      }
    }
  }

  private static long extend(long hash, String stem) {
    return WordHash.extend(WordHash.extend(hash, stem), " ");
  }

  /** What every reader uses; read-only, and loaded with the first. */
  private static final class Ordinary {
    private static final Map<Language, OrdinaryWords> WORDS = OrdinaryWords.all();
  }
}
