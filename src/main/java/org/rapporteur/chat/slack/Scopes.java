package org.rapporteur.chat.slack;

import java.util.List;

/** What the bot asks Slack to be allowed; the manifest says what each is for. */
final class Scopes {
  /** The bot token's, in the manifest's order. There are none of a person's. */
  static final List<String> BOT =
      List.of(
          "channels:history",
          "channels:read",
          "chat:write",
          "commands",
          "files:write",
          "groups:history",
          "groups:read",
          "reactions:read",
          "reactions:write",
          "users:read");

  private Scopes() {}
}
