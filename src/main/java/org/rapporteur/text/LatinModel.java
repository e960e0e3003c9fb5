package org.rapporteur.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * OpenNLP's language detector of 10 MB, asked only which of the languages in Latin letters a text
 * is in. It is read once and only when a text needs it, and costs more than all else that is read
 * from a text.
 */
final class LatinModel {
  static final List<org.rapporteur.text.Language> LANGUAGES =
      List.of(
          org.rapporteur.text.Language.EN,
          org.rapporteur.text.Language.FR,
          org.rapporteur.text.Language.ES);

  private static final List<String> CODES = List.of("eng", "fra", "spa");

  /** The model is as sure of so many characters as of more, and its cost grows with them. */
  private static final int ENOUGH = 200;

  /** Keeps one confidence of zero from outweighing every word. */
  private static final double LEAST = 1e-4;

  private LatinModel() {}

  /** Adds the natural logarithm of the model's confidence in each language to its score. */
  static void addTo(double[] scores, String text) {
    double[] confidences = new double[scores.length];
    String head = text.substring(0, Math.min(text.length(), ENOUGH));
    for (Language prediction : new LanguageDetectorME(Loaded.MODEL).predictLanguages(head)) {
      int language = CODES.indexOf(prediction.getLang());
      if (language >= 0) {
        confidences[language] = prediction.getConfidence();
      }
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] += Math.log(Math.max(confidences[i], LEAST));
    }
  }

  private static final class Loaded {
    private static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      String file = "/langdetect-183.bin";
      try (InputStream in =
          Objects.requireNonNull(
              LatinModel.class.getResourceAsStream(file), "no resource " + file)) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + file, e);
      }
    }
  }
}
