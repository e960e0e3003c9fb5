package org.rapporteur.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the language of a text: by its script, among the Latin ones by the words and letters that
 * only one of them has, by OpenNLP's model where these are few, and the fallback where none of that
 * is sure.
 */
final class LanguageReader {
  /** A Chinese character says about as much as three letters. */
  private static final int LETTERS_OF_HAN = 3;

  /** The model only guesses at shorter texts. */
  private static final int FEWEST_LETTERS = 8;

  /** What a telling word adds to a language's score, in natural logarithms of likelihood. */
  private static final double EVIDENCE = 1.2;

  /** A letter that only one language has tells more than a word. */
  private static final int WORDS_OF_A_MARK = 2;

  /** A lead of one word needs no model: texts of twenty letters were read no better with it. */
  private static final double CLEAR = EVIDENCE / 2;

  /** With a smaller lead the text may be any language. */
  private static final double SURE = 0.5;

  private static final List<Script> SCRIPTS = List.of(Script.values());
  private static final List<Language> LATIN = LatinModel.LANGUAGES;

  private final Vocabulary vocabulary;

  /** By word, a bit for each of the Latin languages that it tells. */
  private final byte[] tellingWords;

  /** By letter, likewise. */
  private final byte[] tellingLetters = new byte[0x180];

  LanguageReader(Map<Language, Lexicon> lexicons) {
    Lexicon any = lexicons.values().iterator().next();
    vocabulary = any.vocabulary();
    byte[] bits = {};
    for (int i = 0; i < LATIN.size(); i++) {
      Lexicon lexicon = Objects.requireNonNull(lexicons.get(LATIN.get(i)));
      for (String word : lexicon.words("telling-words")) {
        int id = vocabulary.add(word);
        bits = id < bits.length ? bits : Arrays.copyOf(bits, 2 * id);
        bits[id] |= (byte) (1 << i);
      }
      for (String letters : lexicon.lines("telling-letters")) {
        for (int at = 0; at < letters.length(); at++) {
          tellingLetters[letters.charAt(at)] |= (byte) (1 << i);
        }
      }
    }
    tellingWords = bits;
  }

  Language read(String text, List<Word> words, Language fallback) {
    Script most = Script.OTHER;
    int letters = 0;
    for (Script script : SCRIPTS) {
      int written = letters(words, script);
      if (written > letters) {
        most = script;
        letters = written;
      }
    }
    return switch (most) {
      case HAN -> Language.ZH;
      case CYRILLIC -> Language.RU;
      case ARABIC -> Language.AR;
      case LATIN -> latin(text, words, letters, fallback);
      case OTHER -> fallback;
    };
  }

  private static int letters(List<Word> words, Script script) {
    int letters = 0;
    for (Word word : words) {
      // Acronyms and numbers are the same in all languages.
      boolean tells = !(word.capitals() && script == Script.LATIN) && !isNumber(word);
      if (word.script() == script && tells) {
        letters += script == Script.HAN ? LETTERS_OF_HAN : word.end() - word.start();
      }
    }
    return letters;
  }

  private static boolean isNumber(Word word) {
    return Character.isDigit(word.folded().charAt(0));
  }

  private Language latin(String text, List<Word> words, int letters, Language fallback) {
    double[] scores = evidence(text, words);
    int best = best(scores);
    if (lead(scores, best) < CLEAR && letters >= FEWEST_LETTERS) {
      LatinModel.addTo(scores, text);
      best = best(scores);
    }
    // Two foreign languages that are hard to tell apart are still not the session's own.
    int own = LATIN.indexOf(fallback);
    double lead = own < 0 ? lead(scores, best) : scores[best] - scores[own];
    return lead >= SURE ? LATIN.get(best) : fallback;
  }

  private double[] evidence(String text, List<Word> words) {
    int[] told = new int[1 << LATIN.size()];
    for (Word word : words) {
      int id = vocabulary.id(word.spelling());
      told[id < tellingWords.length ? tellingWords[id] : 0]++;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && c < tellingLetters.length) {
        told[tellingLetters[c]] += WORDS_OF_A_MARK;
      }
    }
    double[] scores = new double[LATIN.size()];
    for (int bits = 1; bits < told.length; bits++) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += (bits >> i & 1) * EVIDENCE * told[bits];
      }
    }
    return scores;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static double lead(double[] scores, int best) {
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      second = i == best ? second : Math.max(second, scores[i]);
    }
    return scores[best] - second;
  }
}
