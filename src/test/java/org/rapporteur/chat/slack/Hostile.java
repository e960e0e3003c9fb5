package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What nobody should send, and somebody will. */
final class Hostile {
  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "|",
          "<@U1>",
          "<@",
          "<#C1|",
          "<!channel>",
          "<!date^1^",
          "<!subteam^",
          "^",
          "&",
          "&amp;",
          "&lt;",
          "&amp;lt;",
          "@here",
          "@everyone",
          "://",
          "https://un.org",
          "www.",
          "<https://un.org|x>",
          "*bold*",
          "```",
          ":tada:",
          "~",
          "\"",
          "\\",
          "\n",
          "\u0000",
          "\u202E",
          "\u200B",
          "\u2060",
          "\uD83D",
          "\uDE42",
          "🙂",
          "سؤال",
          "\u00A0",
          "$1",
          "\\E",
          "a",
          " ",
          "_",
          "[x](https://un.org)");

  private Hostile() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** The payload with some of its values replaced, emptied or taken away. */
  static JsonNode spoilt(JsonNode payload, Random random) {
    JsonNode spoilt = payload.deepCopy();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      List<JsonNode> nodes = new ArrayList<>();
      collect(spoilt, nodes);
      if (nodes.isEmpty()) {
        return value(random);
      }
      JsonNode node = nodes.get(random.nextInt(nodes.size()));
      if (node instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
          object.remove(name);
        } else {
          object.set(name, value(random));
        }
      } else if (node instanceof ArrayNode array) {
        array.add(value(random));
      }
    }
    return random.nextInt(500) == 0 ? value(random) : spoilt;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(Random random) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(10)) {
      case 0 -> json.nullNode();
      case 1 -> json.numberNode(random.nextLong());
      case 2 -> json.numberNode(random.nextDouble());
      case 3 -> json.booleanNode(random.nextBoolean());
      case 4 -> json.objectNode().put("ts", text(random)).put("type", text(random));
      case 5 -> json.arrayNode().add(text(random)).addNull();
      case 6 -> json.textNode("9".repeat(random.nextInt(14)) + "." + "9".repeat(9));
      case 7 -> json.textNode("");
      default -> json.textNode(text(random));
    };
  }
}
