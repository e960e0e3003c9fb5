package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of a submitted view.
 *
 * @param action Slack's {@code response_action}: {@code errors}, {@code update}, {@code push} or
 *     {@code clear}; empty when the view closed
 * @param errors texts by block_id; a missing node without any
 * @param view what the person looks at now, or looked at last
 */
public record ViewAnswer(String action, JsonNode errors, View view) {
  /** Whether the view was taken and closed. */
  public boolean closed() {
    return !view.open();
  }
}
