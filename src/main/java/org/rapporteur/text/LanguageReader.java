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

  /** The model only guesses at shorter texts. */
  private static final int FEWEST_LETTERS = 8;

  /** What a telling word adds to a language's score, in natural logarithms of likelihood. */
  private static final double EVIDENCE = 1.2;

  /** A lead of words this large needs no model. */
  private static final double CLEAR = 3 * EVIDENCE;

  /** With a smaller lead the text may be any language. */
  private static final double SURE = 0.5;

  /** Keeps one confidence of zero from outweighing every word. */
  private static final double LEAST = 1e-4;

  private static final Map<Language, String> MODEL_CODES =
      Map.of(Language.EN, "eng", Language.FR, "fra", Language.ES, "spa");

  private final Map<Language, Set<String>> telling = new EnumMap<>(Language.class);
  private final Map<Language, String> marks =
      Map.of(Language.ES, "¿¡ñÑ", Language.FR, "çÇœŒàÀèÈêÊùâîôû");

  LanguageReader(Map<Language, Lexicon> lexicons) {
    for (Language language : MODEL_CODES.keySet()) {
      telling.put(language, lexicon(lexicons, language).words("telling-words"));
    }
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
    Map<Language, Double> scores = new EnumMap<>(Language.class);
    MODEL_CODES.keySet().forEach(l -> scores.put(l, EVIDENCE * evidence(text, words, l)));
    if (lead(scores) < CLEAR && letters >= FEWEST_LETTERS) {
      addModel(text, scores);
    }
    return lead(scores) >= SURE ? best(scores) : fallback;
  }

  private static Language best(Map<Language, Double> scores) {
    return scores.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static double lead(Map<Language, Double> scores) {
    double first = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (double score : scores.values()) {
      second = Math.max(second, Math.min(first, score));
      first = Math.max(first, score);
    }
    return first - second;
  }

  private int evidence(String text, List<Word> words, Language language) {
    Set<String> own = Objects.requireNonNull(telling.get(language));
    int evidence = 0;
    for (Word word : words) {
      if (own.contains(word.spelling())) {
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

  private static void addModel(String text, Map<Language, Double> scores) {
    Map<String, Double> confidences = new HashMap<>();
    for (var prediction : new LanguageDetectorME(Model.LOADED).predictLanguages(text)) {
      confidences.put(prediction.getLang(), prediction.getConfidence());
    }
    MODEL_CODES.forEach(
        (language, code) ->
            scores.merge(
                language,
                Math.log(Math.max(confidences.getOrDefault(code, 0.0), LEAST)),
                Double::sum));
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
