package org.rapporteur;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.Settings;
import org.rapporteur.config.TopicFile;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

/** Values of options that several commands have. */
final class CommandOptions {
  private static final String BUILT_IN = "cybercrime-convention";

  private CommandOptions() {}

  /** The topics of a file, or those of the Convention. */
  static TopicSet topicSet(@Nullable Path file) throws ConfigException {
    if (file != null) {
      return TopicFile.load(file);
    }
    return Settings.builtIn(Map.of()).topicSet(BUILT_IN).orElseThrow();
  }

  static Language language(String code) {
    return Language.of(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--language: '" + code + "' is none of en, fr, es, ru, ar, zh"));
  }
}
