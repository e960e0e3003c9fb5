package org.rapporteur.chat.discord;

import java.util.Set;
import net.dv8tion.jda.api.requests.GatewayIntent;

/** What the gateway is asked to tell; that of guilds and their channels comes in any case. */
final class Intents {
  /** Messages with their words, for which the app needs a switch in Discord's portal, and votes. */
  static final Set<GatewayIntent> NEEDED =
      Set.of(
          GatewayIntent.GUILD_MESSAGES,
          GatewayIntent.MESSAGE_CONTENT,
          GatewayIntent.GUILD_MESSAGE_REACTIONS);

  private Intents() {}
}
