package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a button carries through Slack and back: {@code {"c": command, "a": asks}}, the latter only
 * where it asks.
 *
 * @param command without the slash
 * @param asks what to ask for before calling it
 */
record ButtonValue(String command, @Nullable String asks) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String written() {
    ObjectNode value = JSON.createObjectNode().put("c", command);
    if (asks != null) {
      value.put("a", asks);
    }
    return value.toString();
  }

  /** The value that was written; empty for what no button of ours holds. */
  static Optional<ButtonValue> read(String written) {
    try {
      JsonNode value = JSON.readTree(written);
      return value.path("c").isTextual()
          ? Optional.of(new ButtonValue(value.path("c").asText(), value.path("a").textValue()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
