package org.rapporteur.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.ar.ArabicStemmer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemmer;
import org.apache.lucene.analysis.fr.FrenchLightStemmer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.ru.RussianLightStemmer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Reduces the inflected forms of a word to one, lightly: a stem never joins words of different
 * meaning as Porter's and Snowball's do (organ and organization). Cheap to make; for one thread.
 */
final class Stemmer {
  private final FrenchLightStemmer french = new FrenchLightStemmer();
  private final SpanishLightStemmer spanish = new SpanishLightStemmer();
  private final RussianLightStemmer russian = new RussianLightStemmer();
  private final ArabicNormalizer arabicLetters = new ArabicNormalizer();
  private final ArabicStemmer arabic = new ArabicStemmer();
  private final OneWord english = new OneWord();
  private final KStemFilter englishStems = new KStemFilter(english);
  private final char[] buffer = new char[LONGEST + 1];

  /** Longer words are no words of a language: they stay as they are. */
  private static final int LONGEST = 40;

  /** The language a word is stemmed in: its script's, among the Latin ones the text's. */
  static Language language(Script script, Language text) {
    return switch (script) {
      case CYRILLIC -> Language.RU;
      case ARABIC -> Language.AR;
      case HAN -> Language.ZH;
      case LATIN, OTHER -> text == Language.FR || text == Language.ES ? text : Language.EN;
    };
  }

  String stem(String folded, Language language) {
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

  private String english(String folded) {
    try {
      english.term.setEmpty().append(folded);
      englishStems.incrementToken();
      return fold(english.term.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stemmed(String word, Rules rules) {
    word.getChars(0, word.length(), buffer, 0);
    return new String(buffer, 0, rules.stem(buffer, word.length()));
  }

  private interface Rules {
    int stem(char[] word, int length);
  }

  /** The way to the English stemmer, which Lucene offers as a filter of streams only. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public boolean incrementToken() {
      return true;
    }
  }
}
