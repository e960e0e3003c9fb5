package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads one JSON value and its members, whatever types a hostile file gave them. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** What Jackson says of places within the value, where ours is the place of the value. */
  private static final Pattern PLACE =
      Pattern.compile("\\s*(?:\\(start marker at|\\R| at \\[Source).*", Pattern.DOTALL);

  private Json() {}

  /**
   * Parses a value that is alone in its bytes.
   *
   * @throws IllegalArgumentException with the reason in one line, if it is no JSON
   */
  static JsonNode parse(byte[] bytes, int length) {
    try {
      return MAPPER.readTree(bytes, 0, length);
    } catch (JacksonException e) {
      String reason = Objects.requireNonNullElse(e.getOriginalMessage(), "unreadable");
      throw new IllegalArgumentException(
          "is no JSON: " + PLACE.matcher(reason).replaceFirst(""), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("is no JSON", e);
    }
  }

  /** A member as text; empty where it is missing, null or no plain value. */
  static String text(JsonNode value, String member) {
    JsonNode found = value.path(member);
    return found.isValueNode() && !found.isNull() ? found.asText() : "";
  }

  /** The first of some members that has text; empty if none has. */
  static String firstText(JsonNode value, String... members) {
    for (String member : members) {
      String text = text(value, member).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /**
   * A member as text.
   *
   * @throws IllegalArgumentException if it is missing or empty
   */
  static String required(JsonNode value, String member) {
    String text = text(value, member);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("has no \"" + member + "\"");
    }
    return text;
  }
}
