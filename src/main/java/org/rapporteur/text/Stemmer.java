package org.rapporteur.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.ar.ArabicStemmer;
import org.apache.lucene.analysis.es.SpanishLightStemmer;
import org.apache.lucene.analysis.fr.FrenchLightStemmer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.ru.RussianLightStemmer;
import org.jspecify.annotations.Nullable;

/**
 * Reduces the inflected forms of a word to one, lightly: a stem never joins words of different
 * meaning as Porter's and Snowball's do (organ and organization). Cheap to make; for one thread.
 */
public final class Stemmer {
  private final FrenchLightStemmer french = new FrenchLightStemmer();
  private final SpanishLightStemmer spanish = new SpanishLightStemmer();
  private final RussianLightStemmer russian = new RussianLightStemmer();
  private final ArabicNormalizer arabicLetters = new ArabicNormalizer();
  private final ArabicStemmer arabic = new ArabicStemmer();
  private @Nullable EnglishStemmer english;
  private final char[] buffer = new char[LONGEST + 1];

  /** Longer words are no words of a language: they stay as they are. */
  private static final int LONGEST = 40;

  /** Shorter words have nothing attached to them: the letter is their own. */
  private static final int ATTACHED_FROM = 5;

  private static final List<String> ARABIC_PRONOUNS = List.of("نا", "هم", "كم", "هن", "ها", "ه");
  private static final List<String> SPANISH_PRONOUNS =
      List.of("los", "las", "les", "nos", "lo", "la", "le", "se", "me");

  /** The language a word is stemmed in: its script's, among the Latin ones the text's. */
  public static Language language(Script script, Language text) {
    return switch (script) {
      case CYRILLIC -> Language.RU;
      case ARABIC -> Language.AR;
      case HAN -> Language.ZH;
      case LATIN, OTHER -> text == Language.FR || text == Language.ES ? text : Language.EN;
    };
  }

  public String stem(String folded, Language language) {
    if (folded.length() > LONGEST || folded.length() < 3 || language == Language.ZH) {
      return fold(folded);
    }
    return switch (language) {
      case EN -> english(folded);
      // ё is written е as often as not, and the stemmer's rules know only е.
      case RU -> fold(stemmed(folded.replace('ё', 'е'), russian::stem));
      case FR -> fold(stemmed(folded, french::stem));
      case ES -> fold(stemmed(folded, spanish::stem));
      case AR -> fold(stemmed(folded, (c, n) -> arabic.stem(c, arabicLetters.normalize(c, n))));
      case ZH -> folded;
    };
  }

  /** The word without accents and other marks. */
  static String fold(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return ICUFoldingFilter.NORMALIZER.normalize(word);
      }
    }
    return word;
  }

  /**
   * What else a written word may be a form of, as stems: in Arabic the word without the particles
   * written before it and the pronouns after it, in Spanish a verb without its pronouns. Mostly
   * none.
   */
  List<String> otherStems(String folded, Language language) {
    if (folded.length() < ATTACHED_FROM || folded.length() > LONGEST) {
      return List.of();
    }
    return switch (language) {
      case AR -> arabicWithout(folded);
      case ES -> spanishWithout(folded);
      case EN, FR, RU, ZH -> List.of();
    };
  }

  private List<String> arabicWithout(String word) {
    List<String> bare = new ArrayList<>();
    bare.add(word);
    String rest = word;
    // And, so; then in, for, like: each is one letter, in this order.
    for (String particles : List.of("وف", "بلك")) {
      if (rest.length() >= ATTACHED_FROM && particles.indexOf(rest.charAt(0)) >= 0) {
        rest = rest.substring(1);
        bare.add(rest);
      }
    }
    List<String> stems = new ArrayList<>();
    for (String one : bare) {
      stems.add(stem(one, Language.AR));
      for (String pronoun : ARABIC_PRONOUNS) {
        int end = one.length() - pronoun.length();
        if (end >= ATTACHED_FROM - 1 && one.endsWith(pronoun)) {
          String owned = one.substring(0, end);
          stems.add(stem(owned, Language.AR));
          if (owned.endsWith("ت")) {
            // The ending of feminine words is written as this letter before a pronoun.
            stems.add(stem(owned.substring(0, end - 1) + "ة", Language.AR));
          }
        }
      }
    }
    return stems;
  }

  private List<String> spanishWithout(String word) {
    List<String> stems = new ArrayList<>();
    for (String pronoun : SPANISH_PRONOUNS) {
      int end = word.length() - pronoun.length();
      if (end >= ATTACHED_FROM && word.endsWith(pronoun) && word.charAt(end - 1) == 'r') {
        stems.add(stem(word.substring(0, end), Language.ES));
      }
    }
    return stems;
  }

  private String english(String folded) {
    if (english == null) {
      english = new EnglishStemmer();
    }
    return fold(english.stem(folded));
  }

  private String stemmed(String word, Rules rules) {
    word.getChars(0, word.length(), buffer, 0);
    return new String(buffer, 0, rules.stem(buffer, word.length()));
  }

  private interface Rules {
    int stem(char[] word, int length);
  }
}
