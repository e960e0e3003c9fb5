package org.rapporteur.chat.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.fake.Json;

class BlockTypesTest {
  private static final JsonNode RIGHT =
      Json.parse(
          """
          [{"type": "section", "text": {"type": "mrkdwn", "text": "*#1* Why?"}},
           {"type": "actions", "elements": [{"type": "button", "action_id": "flag", "value": "1",
             "text": {"type": "plain_text", "text": "Flag"}}]}]""");
  private static final JsonNode WRONG =
      Json.parse(
          "[{\"type\": \"header\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"Digest\"}}]");
  private static final JsonNode MODAL =
      Json.parse(
          """
          {"type": "modal", "title": {"type": "plain_text", "text": "Flag"}, "blocks": [
            {"type": "input", "label": {"type": "plain_text", "text": "Speaker"},
             "element": {"type": "plain_text_input", "action_id": "name"}}]}""");

  @Test
  void tellsTheOneDocumentThatIsWrong() {
    assertThat(
            new BlockTypes()
                .blocks("right", RIGHT)
                .blocks("wrong", WRONG)
                .view("modal", MODAL)
                .problems())
        .isNotEmpty()
        .first()
        .asString()
        .startsWith("wrong.ts")
        .contains("mrkdwn");
    assertThat(new BlockTypes().blocks("right", RIGHT).view("modal", MODAL).problems()).isEmpty();
  }
}
