package org.rapporteur.chat.discord.fake;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** A JDA that talks to a local Discord. */
final class Wiring {
  private Wiring() {}

  static JDABuilder builder(FakeDiscord discord, String token) {
    return JDABuilder.createLight(
            token,
            GatewayIntent.GUILD_MESSAGES,
            GatewayIntent.MESSAGE_CONTENT,
            GatewayIntent.GUILD_MESSAGE_REACTIONS)
        .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
        .setSessionController(controller(discord))
        .setEnableShutdownHook(false);
  }

  static ConcurrentSessionController controller(FakeDiscord discord) {
    return new ConcurrentSessionController() {
      @Override
      public String getGateway() {
        return discord.gatewayUrl();
      }

      @Override
      public ShardedGateway getShardedGateway(JDA api) {
        return new ShardedGateway(discord.gatewayUrl(), 1, 16);
      }
    };
  }
}
