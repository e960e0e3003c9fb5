package org.rapporteur.text.duplicate;

import java.util.List;
import java.util.regex.Pattern;
import org.rapporteur.text.Language;
import org.rapporteur.text.Script;

/**
 * Whether two wordings are one question beyond doubt: the same words in the same order, but for
 * spaces within compounds and slips in long words. Anything else that differs (a number, a name, a
 * denial, who or when, what comes first) may change the meaning.
 *
 * <p>A slip is certain only where it makes no other word. Of the 12,000 longest words of a common
 * English vocabulary, these rules join but variants of one word, such as labeled and labelled.
 */
final class Sameness {
  private static final Pattern SPACE = Pattern.compile(" ");

  /** Parts this long of a compound are written together or apart alike. */
  private static final int PART = 4;

  private static final int LETTERS_OF_DOUBLED = 8;
  private static final int LETTERS_OF_SWAPPED = 10;
  private static final int LETTERS_OF_MISSED = 11;
  private static final int LETTERS_OF_WRONG = 12;

  /** Inflections differ at the end, prefixes at the beginning. */
  private static final int ENDING = 3;

  private static final int BEGINNING = 2;
  private static final int MOST_SLIPS = 2;
  private static final int FEWEST_TOKENS = 3;

  private Sameness() {}

  static boolean certain(Asked a, Asked b) {
    if (a.isEmpty() || b.isEmpty() || a.language() != b.language()) {
      return false;
    }
    if (a.wording().equals(b.wording())) {
      return true;
    }
    boolean differInSpaces = a.whole() == b.whole();
    if (!differInSpaces && spaces(a.wording()) != spaces(b.wording())) {
      return false;
    }
    List<String> tokensOfA = SPACE.splitAsStream(a.wording()).toList();
    List<String> tokensOfB = SPACE.splitAsStream(b.wording()).toList();
    DuplicateWords known = DuplicateWords.of(a.language());
    if (differInSpaces && joined(tokensOfA, known).equals(joined(tokensOfB, known))) {
      return true;
    }
    return tokensOfA.size() == tokensOfB.size()
        && tokensOfA.size() >= FEWEST_TOKENS
        && differBySlips(a, b, tokensOfA, tokensOfB);
  }

  /** The words with no more spaces than a reader needs. */
  static String joined(List<String> tokens, DuplicateWords known) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && !maybeOneWord(tokens.get(i - 1), tokens.get(i), known)) {
        joined.append(' ');
      }
      joined.append(tokens.get(i));
    }
    return joined.toString();
  }

  private static int spaces(String wording) {
    int spaces = 0;
    for (int at = wording.indexOf(' '); at >= 0; at = wording.indexOf(' ', at + 1)) {
      spaces++;
    }
    return spaces;
  }

  private static boolean maybeOneWord(String left, String right, DuplicateWords known) {
    return beginsCompounds(left, known) && endsCompounds(right, known);
  }

  /** Whether a word may as well be written together with one that {@link #endsCompounds}. */
  static boolean beginsCompounds(String word, DuplicateWords known) {
    return (known.isPrefix(word) || word.length() >= PART)
        && isLetters(word)
        && !known.facts(word).denies();
  }

  static boolean endsCompounds(String word, DuplicateWords known) {
    return word.length() >= PART && isLetters(word) && !known.facts(word).denies();
  }

  private static boolean isLetters(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (!Character.isLetter(token.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean differBySlips(Asked a, Asked b, List<String> x, List<String> y) {
    int slips = 0;
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).equals(y.get(i))) {
        slips++;
        boolean name = i >= Wording.NAMES || (((a.names() | b.names()) >>> i) & 1) == 1;
        if (slips > MOST_SLIPS || name || !isSlip(a.language(), x.get(i), y.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSlip(Language language, String a, String b) {
    DuplicateWords known = DuplicateWords.of(language);
    Script script = Script.of(a.codePointAt(0));
    if (Math.min(a.length(), b.length()) < LETTERS_OF_DOUBLED
        || (script != Script.LATIN && script != Script.CYRILLIC)
        || !isLetters(a)
        || !isLetters(b)
        || known.facts(a).tells()
        || known.facts(b).tells()) {
      return false;
    }
    return a.length() < b.length() ? slipped(language, b, a) : slipped(language, a, b);
  }

  /** Whether a word became the other, no longer one by a slip of the hand. */
  private static boolean slipped(Language language, String word, String other) {
    int start = 0;
    while (start < other.length() && word.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < other.length() - start
        && word.charAt(word.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    if (start < BEGINNING || end == 0) {
      return false;
    }
    int rest = word.length() - start - end;
    int restOfOther = other.length() - start - end;
    if (rest == 1 && restOfOther == 0) {
      return (end > 1 && word.charAt(start) == word.charAt(start - 1))
          || (language == Language.EN && other.length() >= LETTERS_OF_MISSED && end >= ENDING);
    }
    if (rest == 2 && restOfOther == 2) {
      return other.length() >= LETTERS_OF_SWAPPED
          && word.charAt(start) == other.charAt(start + 1)
          && word.charAt(start + 1) == other.charAt(start);
    }
    return language == Language.EN
        && rest == 1
        && restOfOther == 1
        && end >= ENDING
        && isOtherSpelling(word, word.charAt(start), other.charAt(start), start);
  }

  /** An s for a z as in organisation, or a wrong consonant in a word that has no such neighbour. */
  private static boolean isOtherSpelling(String word, char a, char b, int at) {
    boolean britishAndAmerican = word.charAt(at - 1) == 'i' && (a ^ b) == ('s' ^ 'z') && isS(a);
    return britishAndAmerican
        || (word.length() >= LETTERS_OF_WRONG
            && "aeiouy".indexOf(a) < 0
            && "aeiouy".indexOf(b) < 0);
  }

  private static boolean isS(char c) {
    return c == 's' || c == 'z';
  }
}
