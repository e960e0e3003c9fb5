package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.fake.Json;

/** A slash command as a person fills it in: what Discord's client would not send is an error. */
final class SlashOptions {
  private static final int GROUP = 2;
  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;
  private static final int USER = 6;
  private static final int NUMBER = 10;

  private final World world;
  private final ObjectNode data;
  private final JsonNode declared;
  private final ArrayNode given;

  /**
   * @param command as registered
   * @param path the names of its groups and subcommands
   */
  SlashOptions(World world, JsonNode command, String[] path) {
    this.world = world;
    data =
        Json.object()
            .put("id", command.path("id").asText())
            .put("name", command.path("name").asText())
            .put("type", 1);
    JsonNode node = command;
    ArrayNode options = data.putArray("options");
    for (int i = 1; i < path.length; i++) {
      String name = path[i];
      node =
          Json.items(node.path("options"))
              .filter(o -> o.path("type").asInt() <= GROUP && o.path("name").asText().equals(name))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no such command: " + String.join(" ", path)));
      ObjectNode step = options.addObject().put("type", node.path("type").asInt());
      options = step.put("name", name).putArray("options");
    }
    if (Json.items(node.path("options")).anyMatch(o -> o.path("type").asInt() <= GROUP)) {
      throw new AssertionError("only a part of a command: " + String.join(" ", path));
    }
    declared = node.path("options");
    given = options;
  }

  /** The data of a command with these options. */
  ObjectNode filled(Map<String, Object> values) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    for (JsonNode option : declared) {
      Object value = left.remove(option.path("name").asText());
      if (value != null) {
        fill(option, value);
      } else if (option.path("required").asBoolean()) {
        throw new AssertionError("Discord asks for " + option.path("name").asText());
      }
    }
    return done(left);
  }

  /** The data while somebody types into an option that completes. */
  ObjectNode typed(String name, String text, Map<String, Object> others) {
    Map<String, Object> left = new LinkedHashMap<>(others);
    for (JsonNode option : declared) {
      Object value = left.remove(option.path("name").asText());
      if (option.path("name").asText().equals(name)) {
        if (!option.path("autocomplete").asBoolean()) {
          throw new AssertionError(name + " doesn't complete");
        }
        given
            .addObject()
            .put("type", option.path("type").asInt())
            .put("name", name)
            .put("value", text)
            .put("focused", true);
      } else if (value != null) {
        fill(option, value);
      }
    }
    if (Json.items(given).noneMatch(o -> o.path("focused").asBoolean())) {
      throw new AssertionError("no option " + name);
    }
    return done(left);
  }

  private ObjectNode done(Map<String, Object> left) {
    if (!left.isEmpty()) {
      throw new AssertionError("no options " + left.keySet() + " among " + declared);
    }
    return data;
  }

  private void fill(JsonNode option, Object value) {
    String text = value instanceof Person person ? person.id() : String.valueOf(value);
    ObjectNode filled =
        given
            .addObject()
            .put("type", option.path("type").asInt())
            .put("name", option.path("name").asText());
    String chosen = chosen(option, text).orElse(text);
    switch (option.path("type").asInt()) {
      case STRING -> {
        length(option, chosen);
        filled.put("value", chosen);
      }
      case INTEGER -> filled.put("value", Long.parseLong(chosen));
      case NUMBER -> filled.put("value", Double.parseDouble(chosen));
      case BOOLEAN -> filled.put("value", Boolean.parseBoolean(chosen));
      case USER -> resolve(filled, text);
      default -> filled.put("value", text);
    }
  }

  private static Optional<String> chosen(JsonNode option, String text) {
    JsonNode choices = option.path("choices");
    if (choices.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Json.items(choices)
            .filter(
                c -> text.equals(c.path("name").asText()) || text.equals(c.path("value").asText()))
            .map(c -> c.path("value").asText())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no choice " + text + " in " + choices)));
  }

  private static void length(JsonNode option, String text) {
    int most = option.path("max_length").asInt(6_000);
    if (text.length() > most || text.length() < option.path("min_length").asInt()) {
      throw new AssertionError("Discord doesn't let \"" + text + "\" pass in " + option);
    }
  }

  private void resolve(ObjectNode filled, String id) {
    filled.put("value", id);
    Account account = world.accounts.get(id);
    if (account == null) {
      throw new AssertionError("nobody is " + id);
    }
    ObjectNode resolved = data.withObject("/resolved");
    resolved.withObject("/users").set(id, account.json());
    resolved.withObject("/members").set(id, account.memberJson());
  }
}
