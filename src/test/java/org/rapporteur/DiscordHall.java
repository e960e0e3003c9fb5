package org.rapporteur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.Person;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.ConfigFolder;

/**
 * A town hall on the local Discord: a channel for the floor, one that moderators see and one that
 * organisers see, and the folder that configures a bot for them.
 */
final class DiscordHall implements AutoCloseable {
  /** What an operator sets. */
  static final Map<String, String> TOKENS = Map.of("DISCORD_BOT_TOKEN", FakeDiscord.TOKEN);

  private static final String MODERATORS = "Moderators";

  final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  final String floor = discord.channel("town-hall");
  final String desk = discord.setting().privateChannel("town-hall-moderators", MODERATORS);
  final String office = discord.setting().privateChannel("town-hall-organisers", "Organisers");
  final Person moderator = discord.user("Mod");
  private final Path config;

  /**
   * @param folder gets {@code config} and {@code data}
   */
  DiscordHall(Path folder) throws IOException {
    config = Files.createDirectories(folder.resolve("config"));
    discord.setting().lets(MODERATORS, Permission.MANAGE_MESSAGES); // who is shown /floor at first
    moderator.joins(MODERATORS);
    configure("");
  }

  /** Writes {@code rapporteur.yaml}: what a test needs, and more lines of it. */
  void configure(String more) throws IOException {
    Files.writeString(
        config.resolve("rapporteur.yaml"),
        """
        data: %s
        web: {port: 0}
        discord: {api: "%s/"}
        %s
        """
            .formatted(config.resolveSibling("data"), discord.apiUrl(), more));
  }

  /** Writes the session's file: one that opens at the start, and more lines of it. */
  void describe(String more) throws IOException {
    Files.writeString(
        Files.createDirectories(config.resolve("sessions")).resolve("hall.yaml"),
        """
        title: Town hall
        opens: at-start
        sources: [{channel: "discord:%s", presence: online}]
        moderators: discord:%s
        organisers: {channel: "discord:%s"}
        speakers: [Keiko Tanaka, Omar Haddad]
        %s
        """
            .formatted(floor, desk, office, more));
  }

  /** Starts a bot of this process and returns once it can begin to hear. */
  Bot starts(Map<String, String> environment, boolean withDemo)
      throws IOException, ConfigException {
    return Bot.start(ConfigFolder.load(config, environment), withDemo, Clock.systemUTC());
  }

  @Override
  public void close() {
    discord.close();
  }
}
