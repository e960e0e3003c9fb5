package org.rapporteur;

import java.util.Optional;
import org.rapporteur.chat.discord.DiscordOptions;
import org.rapporteur.config.DiscordSettings;
import org.rapporteur.config.NoticeSettings;
import org.rapporteur.config.Settings;

/** What the settings and the environment say of Discord, put together as its adapter takes it. */
final class DiscordAccess {
  private DiscordAccess() {}

  /** How Discord is reached; empty where the environment holds no token of it. */
  static Optional<DiscordOptions> of(Settings settings) {
    DiscordSettings discord = settings.discord();
    return settings
        .secrets()
        .discordToken()
        .map(
            token ->
                new DiscordOptions(
                    discord.api(),
                    token,
                    new DiscordOptions.Shards(discord.shards().total(), discord.shards().own()),
                    discord.bots(),
                    new DiscordOptions.Notices(
                        settings.notices().collected() == NoticeSettings.Collected.REACTION,
                        settings.notices().outcome() == NoticeSettings.Outcome.THREAD),
                    discord.backfill().reread()));
  }
}
