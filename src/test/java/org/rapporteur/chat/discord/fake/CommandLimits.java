package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.chat.fake.Json;

/** Discord's limits of the commands an app registers, from its reference. */
final class CommandLimits {
  private static final int SLASH = 1;
  private static final int SUBCOMMAND = 1;
  private static final int GROUP = 2;
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");

  private static final Set<String> LOCALES =
      Set.of(
          "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
          "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi",
          "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he");

  private CommandLimits() {}

  static void check(JsonNode commands, List<String> problems) {
    Set<String> names = new HashSet<>();
    for (JsonNode command : commands) {
      int type = command.path("type").asInt(SLASH);
      if (!names.add(type + " " + command.path("name").asText())) {
        problems.add("a command twice: " + command.path("name").asText());
      }
      if (type == SLASH) {
        slash(command, problems);
      } else {
        Strictness.length("a name", command.path("name"), 1, 32, problems);
      }
      if (characters(command) > 8_000) {
        problems.add(characters(command) + " characters in " + command.path("name").asText());
      }
    }
    count(commands, SLASH, 100, problems);
    count(commands, 2, 15, problems);
    count(commands, 3, 15, problems);
  }

  private static void count(JsonNode commands, int type, int most, List<String> problems) {
    long there = Json.items(commands).filter(c -> c.path("type").asInt(SLASH) == type).count();
    MessageLimits.most("commands of type " + type, (int) there, most, problems);
  }

  /** A slash command, or an option of one at any depth. */
  private static void slash(JsonNode node, List<String> problems) {
    String name = node.path("name").asText();
    name("a name", name, problems);
    node.path("name_localizations")
        .properties()
        .forEach(e -> name("the name in " + e.getKey(), e.getValue().asText(), problems));
    Strictness.length("the description of " + name, node.path("description"), 1, 100, problems);
    for (JsonNode translated : node.path("description_localizations")) {
      Strictness.length("a description of " + name, translated, 1, 100, problems);
    }
    for (String table : List.of("name_localizations", "description_localizations")) {
      node.path(table)
          .fieldNames()
          .forEachRemaining(
              locale -> {
                if (!LOCALES.contains(locale)) {
                  problems.add("a language that Discord doesn't know: " + locale);
                }
              });
    }
    JsonNode options = node.path("options");
    MessageLimits.most("options of " + name, options.size(), 25, problems);
    MessageLimits.most("choices of " + name, node.path("choices").size(), 25, problems);
    node.path("choices")
        .forEach(c -> Strictness.length("a choice of " + name, c.path("name"), 1, 100, problems));
    if (node.path("autocomplete").asBoolean() && !node.path("choices").isEmpty()) {
      problems.add(name + " has choices and completes");
    }
    order(name, options, problems);
    options.forEach(option -> slash(option, problems));
  }

  private static void order(String name, JsonNode options, List<String> problems) {
    Set<String> names = new HashSet<>();
    boolean optional = false;
    for (JsonNode option : options) {
      int type = option.path("type").asInt();
      boolean required = option.path("required").asBoolean();
      if (required && optional) {
        problems.add(name + " needs " + option.path("name").asText() + " after what it doesn't");
      }
      optional = optional || (!required && type != SUBCOMMAND && type != GROUP);
      if (!names.add(option.path("name").asText())) {
        problems.add(name + " has an option twice: " + option.path("name").asText());
      }
    }
  }

  private static void name(String what, String name, List<String> problems) {
    if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
      problems.add(what + " that Discord doesn't take: " + name);
    }
  }

  private static int characters(JsonNode node) {
    int own =
        List.of("name", "description", "value").stream()
            .mapToInt(f -> node.path(f).asText("").length())
            .sum();
    int options = Json.items(node.path("options")).mapToInt(CommandLimits::characters).sum();
    return own
        + options
        + Json.items(node.path("choices")).mapToInt(CommandLimits::characters).sum();
  }
}
