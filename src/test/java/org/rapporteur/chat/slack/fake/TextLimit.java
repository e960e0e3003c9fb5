package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a text object may be.
 *
 * @param most characters
 */
record TextLimit(boolean plainOnly, int most) {
  static final TextLimit PLAIN_24 = new TextLimit(true, 24);
  static final TextLimit PLAIN_75 = new TextLimit(true, 75);
  static final TextLimit PLAIN_150 = new TextLimit(true, 150);
  static final TextLimit PLAIN_2000 = new TextLimit(true, 2_000);
  static final TextLimit ANY_75 = new TextLimit(false, 75);
  static final TextLimit ANY_300 = new TextLimit(false, 300);
  static final TextLimit ANY_2000 = new TextLimit(false, 2_000);
  static final TextLimit ANY_3000 = new TextLimit(false, 3_000);

  void check(String where, JsonNode text, List<String> problems) {
    String type = text.path("type").asText();
    int length = text.path("text").asText().length();
    if (!type.equals("plain_text") && (plainOnly || !type.equals("mrkdwn"))) {
      problems.add(where + " is " + (type.isEmpty() ? "no text" : type));
    } else if (length == 0) {
      problems.add(where + " is empty");
    } else if (length > most) {
      problems.add(where + " of " + length + " characters");
    }
  }
}
