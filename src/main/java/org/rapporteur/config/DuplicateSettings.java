package org.rapporteur.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.rapporteur.text.duplicate.DuplicateRules;
import org.rapporteur.text.duplicate.SentenceModel;
import org.rapporteur.text.model.OnnxSentences;

/**
 * How repeated questions are found.
 *
 * @param model what compares meanings beside words: {@code none}, {@code bundled}, or a folder
 * @param likely the similarity of words from which a question is suggested as a repetition, 0.01 to
 *     1
 */
public record DuplicateSettings(String model, double likely) {
  private static final String NONE = "none";
  private static final String BUNDLED = "bundled";

  static final DuplicateSettings DEFAULT = new DuplicateSettings(NONE, DuplicateRules.LIKELY);

  public DuplicateSettings {
    new Rules()
        .require(!model.isBlank(), "model", "is empty")
        .require(likely >= 0.01 && likely <= 1, "likely", "must be 0.01 to 1")
        .enforce();
  }

  /**
   * The settings of a command line that names a model.
   *
   * @throws IllegalArgumentException if there is no such model, saying why
   */
  public static DuplicateSettings withModel(String model) {
    return new DuplicateSettings(checked(model), DEFAULT.likely);
  }

  /** The name of a model that is there, as far as can be told without running it. */
  static String checked(String model) {
    if (!model.isBlank() && !model.equals(NONE) && !model.equals(BUNDLED)) {
      try {
        OnnxSentences.check(Path.of(model));
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return model;
  }

  /**
   * Loads the model, if there is one.
   *
   * @throws ConfigException if it does not run
   */
  public DuplicateRules rules() throws ConfigException {
    try {
      Optional<SentenceModel> loaded =
          switch (model) {
            case NONE -> Optional.empty();
            case BUNDLED -> Optional.of(OnnxSentences.bundled());
            default -> Optional.of(OnnxSentences.of(Path.of(model)));
          };
      return new DuplicateRules(likely, loaded);
    } catch (IOException e) {
      throw new ConfigException("duplicates.model", e);
    }
  }
}
