package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import org.rapporteur.chat.fake.Json;

/**
 * A call of the Web API.
 *
 * @param method such as {@code chat.postMessage}
 * @param arguments as sent: of a form, every value is a text
 * @param token as sent, empty without one
 * @param atNanos when it came, on {@link System#nanoTime}'s scale
 */
public record Call(String method, JsonNode arguments, String token, long atNanos) {
  /** An argument as text, empty when it wasn't sent. */
  public String text(String name) {
    JsonNode value = arguments.path(name);
    return value.isContainerNode() ? value.toString() : value.asText("");
  }

  /**
   * An argument that holds JSON, in a form or in a JSON body; a missing node when it wasn't sent.
   */
  public JsonNode json(String name) {
    JsonNode value = arguments.path(name);
    if (!value.isTextual()) {
      return value;
    }
    return value.asText().isEmpty() ? MissingNode.getInstance() : Json.parse(value.asText());
  }

  String needed(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw new Refusal("invalid_arguments").with("detail", "no " + name);
    }
    return value;
  }

  boolean flag(String name) {
    return Set.of("1", "true").contains(text(name));
  }

  int number(String name, int otherwise) {
    String value = text(name);
    return value.isEmpty() ? otherwise : Integer.parseInt(value);
  }
}
