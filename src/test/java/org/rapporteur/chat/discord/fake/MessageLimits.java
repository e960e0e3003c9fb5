package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.rapporteur.chat.fake.Json;

/** Discord's limits of a message, from its reference. */
final class MessageLimits {
  private static final int LINK = 5;

  private MessageLimits() {}

  /** Whether there is nothing in it to see, files aside. */
  static boolean isEmpty(JsonNode message) {
    return message.path("content").asText("").isBlank()
        && message.path("embeds").isEmpty()
        && message.path("components").isEmpty()
        && message.path("poll").isEmpty();
  }

  static void check(JsonNode message, List<Upload> files, List<String> problems) {
    Strictness.length("content", message.path("content"), 0, 2_000, problems);
    most("embeds", message.path("embeds").size(), 10, problems);
    most("files", files.size(), 10, problems);
    message.path("embeds").forEach(embed -> embed(embed, problems));
    int all = Json.items(message.path("embeds")).mapToInt(MessageLimits::textOf).sum();
    most("characters over all embeds", all, 6_000, problems);
    JsonNode components = message.path("components");
    Strictness.customIds(components, problems);
    if ((message.path("flags").asInt() & Components.V2) != 0) {
      freely(message, problems);
    } else {
      most("rows", components.size(), 5, problems);
      Json.items(components)
          .filter(row -> row.path("type").asInt() != Components.ROW)
          .forEach(row -> problems.add("a component outside of a row: " + row));
    }
    Json.objects(components).forEach(c -> component(c, problems));
  }

  /** A message of components alone. */
  private static void freely(JsonNode message, List<String> problems) {
    if (!message.path("content").asText("").isEmpty() || !message.path("embeds").isEmpty()) {
      problems.add("content or embeds beside components of the second kind");
    }
    long parts = Json.objects(message.path("components")).filter(c -> c.has("type")).count();
    most("components", (int) parts, 40, problems);
    int text =
        Json.objects(message.path("components"))
            .filter(c -> c.path("type").asInt() == Components.TEXT)
            .mapToInt(c -> c.path("content").asText().length())
            .sum();
    most("characters over all texts", text, 4_000, problems);
  }

  private static void embed(JsonNode embed, List<String> problems) {
    Strictness.length("title", embed.path("title"), 0, 256, problems);
    Strictness.length("description", embed.path("description"), 0, 4_096, problems);
    Strictness.length("author", embed.path("author").path("name"), 0, 256, problems);
    Strictness.length("footer", embed.path("footer").path("text"), 0, 2_048, problems);
    most("fields", embed.path("fields").size(), 25, problems);
    for (JsonNode field : embed.path("fields")) {
      Strictness.length("a field's name", field.path("name"), 1, 256, problems);
      Strictness.length("a field's value", field.path("value"), 1, 1_024, problems);
    }
  }

  private static int textOf(JsonNode embed) {
    int fields =
        Json.items(embed.path("fields"))
            .mapToInt(f -> f.path("name").asText().length() + f.path("value").asText().length())
            .sum();
    return fields
        + embed.path("title").asText("").length()
        + embed.path("description").asText("").length()
        + embed.path("author").path("name").asText("").length()
        + embed.path("footer").path("text").asText("").length();
  }

  private static void component(JsonNode component, List<String> problems) {
    switch (component.path("type").asInt()) {
      case Components.ROW -> row(component.path("components"), problems);
      case Components.BUTTON -> button(component, problems);
      case Components.SELECT -> select(component, problems);
      default -> {}
    }
  }

  private static void row(JsonNode parts, List<String> problems) {
    most("parts of a row", parts.size(), 5, problems);
    boolean selects = Json.items(parts).anyMatch(p -> p.path("type").asInt() >= Components.SELECT);
    if (parts.isEmpty() || (selects && parts.size() > 1)) {
      problems.add("a row of nothing, or of a menu and more");
    }
  }

  private static void button(JsonNode button, List<String> problems) {
    Strictness.length("a button's label", button.path("label"), 0, 80, problems);
    boolean link = button.path("style").asInt() == LINK;
    boolean named = button.has("label") || button.has("emoji");
    if (!named || link != button.has("url") || link == button.has("custom_id")) {
      problems.add("a button with no name, or with the wrong one of url and custom_id: " + button);
    }
  }

  static void select(JsonNode select, List<String> problems) {
    most("options", select.path("options").size(), 25, problems);
    Strictness.length("a placeholder", select.path("placeholder"), 0, 150, problems);
    for (JsonNode option : select.path("options")) {
      Strictness.length("an option's label", option.path("label"), 1, 100, problems);
      Strictness.length("an option's value", option.path("value"), 1, 100, problems);
      Strictness.length("an option's description", option.path("description"), 0, 100, problems);
    }
    long values =
        Json.items(select.path("options")).map(o -> o.path("value").asText()).distinct().count();
    if (select.path("options").isEmpty() || values != select.path("options").size()) {
      problems.add("a menu without options, or with a value twice");
    }
  }

  static void most(String what, int there, int most, List<String> problems) {
    if (there > most) {
      problems.add(there + " " + what);
    }
  }
}
