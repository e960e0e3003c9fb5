package org.rapporteur.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.session.Refused;

/** The names of commands, found at the beginning of a line. */
final class CommandNames {
  private static final int MOST_WORDS = 3;

  private final Map<String, CommandSpec> byName = new LinkedHashMap<>();

  private CommandNames() {}

  static CommandNames of(List<CommandSpec> specs) {
    CommandNames names = new CommandNames();
    specs.forEach(s -> names.byName.put(s.name(), s));
    return names;
  }

  /**
   * A line with the command it begins with.
   *
   * @param rest what follows the name
   */
  record Named(CommandSpec spec, String rest) {}

  /** The command a line begins with: the one of most words. */
  Optional<Named> beginning(String line) {
    Line words = new Line(withoutSlash(line));
    int count = words.words().size();
    for (int length = Math.min(MOST_WORDS, count); length > 0; length--) {
      CommandSpec spec = byName.get(name(words, length));
      if (spec != null) {
        return Optional.of(new Named(spec, words.from(length)));
      }
    }
    return Optional.empty();
  }

  private static String name(Line words, int length) {
    return String.join(" ", words.words().subList(0, length).stream().map(Line.Word::text).toList())
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The command somebody names, with or without its first word.
   *
   * @throws Refused if there is none, telling the nearest
   */
  CommandSpec named(String written) {
    String name = withoutSlash(written);
    return beginning(name)
        .or(() -> beginning("floor " + name))
        .map(Named::spec)
        .orElseThrow(() -> unknown(name));
  }

  /** Why a line is no command, with the nearest one. */
  Refused unknown(String line) {
    Line words = new Line(withoutSlash(line));
    String first = words.text(0, 1).toLowerCase(Locale.ROOT);
    String written = first;
    for (int length = 1; length < words.words().size() && isFamily(written); length++) {
      written = words.text(0, length + 1);
    }
    return new Refused(
        "There is no /%s. %s"
            .formatted(
                Vocabulary.shortened(written),
                nearest(written)
                    .map(n -> "Did you mean /" + n + "?")
                    .orElse("/floor help shows what there is.")));
  }

  /** Whether commands begin with these words and go on. */
  private boolean isFamily(String words) {
    String beginning = words.toLowerCase(Locale.ROOT) + " ";
    return byName.keySet().stream().anyMatch(n -> n.startsWith(beginning));
  }

  private Optional<String> nearest(String written) {
    Vocabulary names = new Vocabulary("command");
    byName.keySet().forEach(name -> names.add(name.replaceFirst(" .*", ""), List.of()));
    for (String name : byName.keySet()) {
      names.add(name, List.of(name.substring(name.indexOf(' ') + 1)));
    }
    return names.nearest(written.substring(written.indexOf(' ') + 1));
  }

  private static String withoutSlash(String line) {
    String stripped = line.strip();
    return stripped.startsWith("/") ? stripped.substring(1).strip() : stripped;
  }
}
