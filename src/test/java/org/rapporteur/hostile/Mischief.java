package org.rapporteur.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes hostile input; equal randomness makes equal input. */
public final class Mischief {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What means something to somebody: to people's eyes, a platform, a page, a table, a reader. */
  private static final List<String> PIECES =
      List.of(
          "Who pays for the training of judges?",
          "When will the secretariat answer, and who decides?",
          "Thank you!",
          "¿Quién paga?",
          "Кто платит за это?",
          "谁来付钱？",
          "من يدفع؟",
          "\u202E",
          "\u202D",
          "\u2066",
          "\u2067",
          "\u2069",
          "\u200F",
          "\u061C",
          "\u200B",
          "\u200D",
          "\u2060",
          "\uFEFF",
          "\u00AD",
          "\u034F",
          "\u3164",
          "\uD83D",
          "\uDE42",
          "\uDBFF",
          "\u0000",
          "\u0007",
          "\u001B[31m",
          "\u0085",
          "\u2028",
          "\r",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\u00A0",
          "\u3000",
          "\uFFFE",
          "🙂",
          "👩🏽‍⚖️",
          "🇺🇳",
          "раураl",
          "ａｄｍｉｎ",
          "𝐀𝐝𝐦𝐢𝐧",
          "İıſK",
          "ŉǅß",
          "=1+1",
          "@SUM(A1)",
          "+1",
          "-1",
          "=cmd|' /C calc'!A0",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"><svg/onload=alert(1)>",
          "javascript:alert(1)",
          "${7*7}",
          "{{7*7}}",
          "[x](https://un.org)",
          "![x](https://un.org)",
          "|",
          "| --- |",
          "# ",
          "- ",
          "> ",
          "1. ",
          "*",
          "_",
          "`",
          "```",
          "~~",
          "||",
          "<@U1>",
          "<@1>",
          "<!channel>",
          "@everyone",
          "@here",
          "<#C1>",
          "<",
          ">",
          "&",
          "&lt;",
          "&#60;",
          "\"",
          "'",
          "“",
          "\\",
          "\\u0000",
          "'; drop table event; --",
          "%s%n%d",
          "../../etc/passwd",
          "C:\\con",
          "https://un.org/?a=b&c=d#e",
          "www.un.org",
          "#12",
          "#999999999999",
          "/floor open",
          "/ask",
          "10:00:00 From Ana to Everyone:",
          ":",
          ";",
          ",",
          "?",
          "…",
          "a",
          "0",
          "null",
          "NaN");

  private final Random random;

  public Mischief(Random random) {
    this.random = random;
  }

  /** A number from 0, below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether what happens once in so many times happens now. */
  public boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  public <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** A text, mostly short; now and then some thousand characters. */
  public String text() {
    return switch (random.nextInt(40)) {
      case 0 -> "";
      case 1 -> characters(200);
      case 2 -> "a" + combining(1 + random.nextInt(500));
      case 3 -> oneOf(PIECES).repeat(1 + random.nextInt(400));
      case 4 -> characters(3) + oneOf(PIECES).repeat(1 + random.nextInt(100)) + text();
      default -> pieces(1 + random.nextInt(12));
    };
  }

  /** A text without an end of line. */
  public String line() {
    return text().replace('\n', ' ').replace('\r', ' ');
  }

  private String pieces(int most) {
    StringBuilder text = new StringBuilder();
    for (int n = most; n > 0; n--) {
      switch (random.nextInt(12)) {
        case 0 -> text.append(characters(4));
        case 1 -> text.append(combining(4));
        default -> text.append(oneOf(PIECES));
      }
      if (random.nextInt(3) == 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** Any UTF-16 units, so that some are halves of characters. */
  private String characters(int most) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x250 : 0x10000));
    }
    return text.toString();
  }

  private String combining(int count) {
    StringBuilder text = new StringBuilder();
    for (int n = count; n > 0; n--) {
      text.append((char) (0x300 + random.nextInt(0x70)));
    }
    return text.toString();
  }

  /** A text with some of its characters taken away, doubled, swapped or replaced by others. */
  public String spoilt(String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(spoilt.length() + 1);
      int end = Math.min(spoilt.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> spoilt.delete(at, end);
        case 1 -> spoilt.insert(at, oneOf(PIECES));
        case 2 -> spoilt.insert(at, spoilt.substring(at, end));
        case 3 -> spoilt.replace(at, end, text());
        default -> spoilt.setLength(random.nextInt(8) == 0 ? at : spoilt.length());
      }
    }
    return spoilt.toString();
  }

  /** The text's bytes, now and then with broken ones among them. */
  public byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** A JSON text of which fields are dropped, emptied, swapped for other types, deepened. */
  public JsonNode spoiltJson(String valid) {
    try {
      return spoilt(JSON.readTree(valid));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public JsonNode spoilt(JsonNode valid) {
    JsonNode spoilt = valid.deepCopy();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(spoilt, containers);
      if (containers.isEmpty()) {
        return value();
      }
      spoil(oneOf(containers));
    }
    return random.nextInt(300) == 0 ? value() : spoilt;
  }

  private void spoil(JsonNode container) {
    if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = oneOf(names);
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, object.get(oneOf(names)).deepCopy());
        case 2 -> object.set(line(), value());
        default -> object.set(name, value());
      }
    } else if (container instanceof ArrayNode array) {
      if (!array.isEmpty() && random.nextBoolean()) {
        array.set(random.nextInt(array.size()), value());
      } else {
        array.add(value());
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(16)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextLong());
      case 2 -> NODES.numberNode(random.nextGaussian() * 1e300);
      case 3 -> NODES.booleanNode(random.nextBoolean());
      case 4 -> NODES.objectNode();
      case 5 -> NODES.arrayNode().add(text()).addNull().add(-1).add(NODES.objectNode());
      case 6 -> NODES.textNode("9".repeat(random.nextInt(40)) + "." + "9".repeat(9));
      case 7 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(200)).negate());
      case 8 -> NODES.objectNode().put("id", text()).put("ts", text()).put("type", text());
      case 9 -> nested(1 + random.nextInt(60));
      case 10 -> NODES.numberNode(random.nextInt(3) - 1);
      case 11 -> NODES.textNode(Long.toString(random.nextLong()));
      default -> NODES.textNode(text());
    };
  }

  private JsonNode nested(int depth) {
    JsonNode node = NODES.textNode(text());
    for (int n = depth; n > 0; n--) {
      node = random.nextBoolean() ? NODES.arrayNode().add(node) : NODES.objectNode().set("x", node);
    }
    return node;
  }
}
