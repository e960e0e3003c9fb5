package org.rapporteur;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.Format;
import org.rapporteur.config.Durations;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that options take. */
final class OptionWords {
  private OptionWords() {}

  /** Has a command line read the words of options; a wrong one is wrong usage. */
  static void convert(CommandLine line) {
    line.registerConverter(Attribution.class, word(Attribution::of));
    line.registerConverter(Format.class, word(Format::of));
    line.registerConverter(Language.class, word(OptionWords::language));
    line.registerConverter(Duration.class, word(Durations::parse));
    line.registerConverter(UserRef.class, word(OptionWords::account));
  }

  private static UserRef account(String written) {
    try {
      return UserRef.parse(written);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + written + "' is no account: write slack:TEAM/USER, discord:ID or web:ID", e);
    }
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
