package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a button carries through Slack and back: {@code {"c": command, "a": asks, "in": channel}},
 * the latter two only where they are needed.
 *
 * @param command without the slash
 * @param asks what to ask for before calling it
 * @param channel where it is called, as the house writes it, when the button stands elsewhere
 */
record ButtonValue(String command, @Nullable String asks, @Nullable String channel) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  ButtonValue(String command, @Nullable String asks) {
    this(command, asks, null);
  }

  ButtonValue in(String elsewhere) {
    return new ButtonValue(command, asks, elsewhere);
  }

  String written() {
    ObjectNode value = JSON.createObjectNode().put("c", command);
    if (asks != null) {
      value.put("a", asks);
    }
    if (channel != null) {
      value.put("in", channel);
    }
    return value.toString();
  }

  /** The value that was written; empty for what no button of ours holds. */
  static Optional<ButtonValue> read(String written) {
    try {
      JsonNode value = JSON.readTree(written);
      return value.path("c").isTextual()
          ? Optional.of(
              new ButtonValue(
                  value.path("c").asText(),
                  value.path("a").textValue(),
                  value.path("in").textValue()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
