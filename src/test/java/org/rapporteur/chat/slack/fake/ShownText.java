package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.chat.fake.Json;

/** What a reader sees of messages and views. */
final class ShownText {
  private ShownText() {}

  /** A message's or view's blocks line by line; without blocks, its text. */
  static String of(JsonNode message) {
    JsonNode blocks = message.path("blocks");
    // What people type comes with blocks that say the same.
    boolean typed = !message.has("bot_id") || blocks.isEmpty();
    return typed ? unescaped(message.path("text").asText()) : ofBlocks(blocks);
  }

  static String ofBlocks(JsonNode blocks) {
    return Json.items(blocks)
        .flatMap(ShownText::texts)
        .map(ShownText::unescaped)
        .collect(Collectors.joining("\n"));
  }

  /** Undoes the three escapes of the wire. */
  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The label of a button, option or field. */
  static String label(JsonNode element) {
    return unescaped(element.path("text").path("text").asText());
  }

  private static Stream<String> texts(JsonNode node) {
    if (node.isArray()) {
      return Json.items(node).flatMap(ShownText::texts);
    }
    if (node.path("text").isTextual()) {
      return Stream.of(node.path("text").asText());
    }
    if (node.path("type").asText().equals("rich_text_section")) {
      return Stream.of(texts(node.path("elements")).collect(Collectors.joining()));
    }
    return Stream.of(
            "title",
            "label",
            "text",
            "fields",
            "elements",
            "accessory",
            "element",
            "options",
            "hint")
        .filter(node::has)
        .flatMap(name -> texts(node.get(name)));
  }
}
