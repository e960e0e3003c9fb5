package org.rapporteur;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.transcript.Format;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.Settings;
import org.rapporteur.config.TopicFile;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

  /** Has a command line read the words of options; a wrong one is wrong usage. */
  static void convert(CommandLine line) {
    line.registerConverter(Attribution.class, word(Attribution::of));
    line.registerConverter(Format.class, word(Format::of));
    line.registerConverter(Language.class, word(CommandOptions::language));
  }

  private static <T> ITypeConverter<T> word(Function<String, T> read) {
    return word -> {
      try {
        return read.apply(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static Language language(String code) {
    return Language.of(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + code
                        + "' is no language of the floor: write one of "
                        + Arrays.stream(Language.values())
                            .map(Language::code)
                            .collect(Collectors.joining(", "))));
  }
}
