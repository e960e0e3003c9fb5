package org.rapporteur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.ConfigFolder;

/**
 * A town hall in the local Slack: a channel for the floor, one for moderators and one for
 * organisers, and the folder that configures a bot for them.
 */
final class SlackHall implements AutoCloseable {
  /** What an operator sets. */
  static final Map<String, String> TOKENS =
      Map.of("SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN, "SLACK_APP_TOKEN", FakeSlack.APP_TOKEN);

  final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  final String floor = slack.channel("town-hall");
  final String desk = slack.privateChannel("town-hall-moderators");
  final String office = slack.privateChannel("town-hall-organisers");
  final Person moderator = slack.user("Mod");
  private final Path config;

  /**
   * @param folder gets {@code config} and {@code data}
   */
  SlackHall(Path folder) throws IOException {
    config = Files.createDirectories(folder.resolve("config"));
    moderator.joins(floor);
    moderator.joins(desk);
    configure("");
  }

  /** Writes {@code rapporteur.yaml}: what a test needs, and more lines of it. */
  void configure(String more) throws IOException {
    Files.writeString(
        config.resolve("rapporteur.yaml"),
        """
        data: %s
        web: {port: 0}
        slack: {api: "%s", backfill: {pause: 0s}}
        %s
        """
            .formatted(config.resolveSibling("data"), slack.apiUrl(), more));
  }

  /** Writes the session's file: one that opens at the start, and more lines of it. */
  void describe(String more) throws IOException {
    Files.writeString(
        Files.createDirectories(config.resolve("sessions")).resolve("hall.yaml"),
        """
        title: Town hall
        opens: at-start
        sources: [{channel: "slack:%s", presence: online}]
        moderators: slack:%s
        organisers: {channel: "slack:%s"}
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
    slack.close();
  }
}
