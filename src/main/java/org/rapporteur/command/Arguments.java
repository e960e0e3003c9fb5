package org.rapporteur.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.session.Refused;

/** Reads what a call says by its command's spec, whether the platform parsed it or not. */
final class Arguments {
  private Arguments() {}

  /**
   * The values of a call.
   *
   * @param typed what follows the command's name
   * @return as {@link Values#read} gives them, by option
   * @throws Refused saying what is wrong and how it is right
   */
  static Map<String, Object> read(CommandSpec spec, Values values, CommandCall call, String typed) {
    try {
      Map<String, Object> read =
          call.options().isEmpty()
              ? LineReader.read(spec, values, typed)
              : structured(spec, values, call.options());
      for (Option option : spec.options()) {
        if (option.required() && !read.containsKey(option.name())) {
          throw new Refused("The " + option.name() + " is missing.");
        }
      }
      return read;
    } catch (Refused wrong) {
      throw new Refused(wrong.sentence() + " Write: " + spec.usage());
    }
  }

  private static Map<String, Object> structured(
      CommandSpec spec, Values values, Map<String, String> options) {
    Map<String, Object> read = new LinkedHashMap<>();
    for (Option option : spec.options()) {
      String written = options.getOrDefault(option.name(), "");
      if (!written.isBlank()) {
        read.put(option.name(), values.read(option, written));
      }
    }
    return read;
  }
}
