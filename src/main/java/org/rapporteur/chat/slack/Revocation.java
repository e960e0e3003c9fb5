package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the events with which Slack ends an installation. */
final class Revocation {
  private Revocation() {}

  /**
   * Whether the bot's token has ended.
   *
   * @param event for {@code tokens_revoked} with the users whose tokens it was, people and bots
   */
  static boolean ends(JsonNode event, String botUser) {
    return switch (event.path("type").asText()) {
      case "app_uninstalled" -> true;
      case "tokens_revoked" -> {
        for (JsonNode user : event.path("tokens").path("bot")) {
          if (user.asText().equals(botUser)) {
            yield true;
          }
        }
        yield false;
      }
      default -> false;
    };
  }
}
