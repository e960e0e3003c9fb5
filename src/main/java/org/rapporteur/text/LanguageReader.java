package org.rapporteur.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a text: by its script, among the Latin ones by the words and letters that
 * only one of them has, then by OpenNLP's model, and the fallback where none of that is sure.
 */
final class LanguageReader {
  /** A Chinese character says about as much as three letters. */
  private static final int LETTERS_OF_HAN = 3;

  private static final int FEWEST_LETTERS = 12;

  /** How much likelier than the next the model must find a language; short texts are guesses. */
  private static final double SURE = 2.0;

  private static final Map<Language, String> MODEL_CODES =
      Map.of(Language.EN, "eng", Language.FR, "fra", Language.ES, "spa");

  private final Map<Language, Set<String>> telling = new EnumMap<>(Language.class);
  private final Map<Language, String> marks =
      Map.of(Language.ES, "¿¡ñÑ", Language.FR, "çÇœŒàÀèÈêÊùâîôû");

  LanguageReader(Map<Language, Lexicon> lexicons) {
    Map<String, Integer> claims = new HashMap<>();
    for (Language language : MODEL_CODES.keySet()) {
      Set<String> words = lexicon(lexicons, language).words("telling-words");
      words.forEach(word -> claims.merge(word, 1, Integer::sum));
      telling.put(language, words);
    }
    // A word that several languages claim tells nothing.
    telling.values().forEach(words -> words.removeIf(word -> claims.getOrDefault(word, 0) > 1));
  }

  private static Lexicon lexicon(Map<Language, Lexicon> lexicons, Language language) {
    return Objects.requireNonNull(lexicons.get(language));
  }

  Language read(String text, List<Word> words, Language fallback) {
    Map<Script, Integer> letters = new EnumMap<>(Script.class);
    for (Word word : words) {
      // Acronyms and numbers are the same in all languages.
      if (!(word.capitals() && word.script() == Script.LATIN) && !isNumber(word)) {
        int count = word.script() == Script.HAN ? LETTERS_OF_HAN : word.end() - word.start();
        letters.merge(word.script(), count, Integer::sum);
      }
    }
    var most = letters.entrySet().stream().max(Map.Entry.comparingByValue());
    return switch (most.map(Map.Entry::getKey).orElse(Script.OTHER)) {
      case HAN -> Language.ZH;
      case CYRILLIC -> Language.RU;
      case ARABIC -> Language.AR;
      case LATIN -> latin(text, words, most.orElseThrow().getValue(), fallback);
      case OTHER -> fallback;
    };
  }

  private static boolean isNumber(Word word) {
    return Character.isDigit(word.folded().charAt(0));
  }

  private Language latin(String text, List<Word> words, int letters, Language fallback) {
    Language first = fallback;
    int most = 0;
    int second = 0;
    for (Language language : MODEL_CODES.keySet()) {
      int evidence = evidence(text, words, language);
      if (evidence > most) {
        second = most;
        most = evidence;
        first = language;
      } else {
        second = Math.max(second, evidence);
      }
    }
    boolean clear = most >= 2 && most >= 2 * second + 1;
    boolean shortButTold = letters < FEWEST_LETTERS && most > second;
    if (clear || shortButTold) {
      return first;
    }
    return letters < FEWEST_LETTERS ? fallback : byModel(text, fallback);
  }

  private int evidence(String text, List<Word> words, Language language) {
    Set<String> own = Objects.requireNonNull(telling.get(language));
    int evidence = 0;
    for (Word word : words) {
      if (own.contains(Stemmer.fold(word.folded()))) {
        evidence++;
      }
    }
    String letters = marks.getOrDefault(language, "");
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F && letters.indexOf(text.charAt(i)) >= 0) {
        evidence += 2;
      }
    }
    return evidence;
  }

  private static Language byModel(String text, Language fallback) {
    Language best = fallback;
    double first = 0;
    double second = 0;
    for (var prediction : new LanguageDetectorME(Model.LOADED).predictLanguages(text)) {
      for (var ours : MODEL_CODES.entrySet()) {
        if (ours.getValue().equals(prediction.getLang())) {
          if (prediction.getConfidence() > first) {
            second = first;
            first = prediction.getConfidence();
            best = ours.getKey();
          } else {
            second = Math.max(second, prediction.getConfidence());
          }
        }
      }
    }
    return first >= SURE * second ? best : fallback;
  }

  /** OpenNLP's model of 10 MB, read once and only when a text needs it; never changed after. */
  private static final class Model {
    private static final LanguageDetectorModel LOADED = load();

    private static LanguageDetectorModel load() {
      String file = "/langdetect-183.bin";
      try (InputStream in =
          Objects.requireNonNull(
              LanguageReader.class.getResourceAsStream(file), "no resource " + file)) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + file, e);
      }
    }
  }
}
