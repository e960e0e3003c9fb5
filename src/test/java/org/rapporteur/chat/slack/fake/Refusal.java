package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** An answer {@code ok: false}. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode body;

  /**
   * @param error Slack's word for it
   */
  Refusal(String error) {
    super(error, null, false, false);
    this.body = Json.object().put("ok", false).put("error", error);
  }

  /** Adds a field to the answer. */
  Refusal with(String name, String value) {
    body.put(name, value);
    return this;
  }

  ObjectNode body() {
    return body;
  }
}
