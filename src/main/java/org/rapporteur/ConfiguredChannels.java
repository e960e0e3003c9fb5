package org.rapporteur;

import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.config.SessionDefinition;
import org.rapporteur.config.Settings;
import org.rapporteur.config.SourceChannel;

/** The channels that the configured sessions name, held to the platforms there are. */
final class ConfiguredChannels {
  private ConfiguredChannels() {}

  /**
   * Holds the sessions' channels to the platforms there are.
   *
   * @param withSlack whether there is one besides the live chat
   * @throws IllegalArgumentException naming file, channel and what to do
   */
  static void check(Settings settings, boolean withSlack) {
    for (SessionDefinition session : settings.sessions()) {
      channels(session)
          .filter(c -> !c.platform().equals(WebChat.NAME))
          .filter(c -> !(withSlack && c.platform().equals(SlackChat.NAME)))
          .findFirst()
          .ifPresent(
              c -> {
                throw new IllegalArgumentException(
                    "sessions/%s.yaml: %s: %s".formatted(session.id(), c, noPlatform(c)));
              });
    }
  }

  /**
   * Where several workspaces install the bot, a channel of Slack's must say whose it is.
   *
   * @throws IllegalArgumentException naming file, channel and what to do
   */
  static void checkWorkspaces(Settings settings) {
    for (SessionDefinition session : settings.sessions()) {
      channels(session)
          .filter(c -> c.platform().equals(SlackChat.NAME) && c.workspace().isEmpty())
          .findFirst()
          .ifPresent(
              c -> {
                throw new IllegalArgumentException(
                    "sessions/%s.yaml: %s: write slack:TEAM/%s, for several workspaces may install the bot"
                        .formatted(session.id(), c, c.id()));
              });
    }
  }

  /** Whether any session has a channel on Slack. */
  static boolean anyOnSlack(Settings settings) {
    return settings.sessions().stream()
        .flatMap(ConfiguredChannels::channels)
        .anyMatch(c -> c.platform().equals(SlackChat.NAME));
  }

  private static Stream<ChannelRef> channels(SessionDefinition session) {
    return Stream.concat(
        Stream.of(session.moderators(), session.organisers().channel()),
        session.sources().stream().map(SourceChannel::channel));
  }

  private static String noPlatform(ChannelRef channel) {
    return channel.platform().equals(SlackChat.NAME)
        ? "Slack is not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in the environment"
        : "there is no platform '%s': write slack:CHANNEL or web:%s"
            .formatted(channel.platform(), channel.id());
  }
}
