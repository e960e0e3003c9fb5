package org.rapporteur;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.discord.DiscordChat;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.config.SessionDefinition;
import org.rapporteur.config.Settings;
import org.rapporteur.config.SourceChannel;

/** The channels that the configured sessions name, held to the platforms there are. */
final class ConfiguredChannels {
  private static final Pattern DISCORD_ID = Pattern.compile("[0-9]{15,19}");

  private ConfiguredChannels() {}

  /**
   * Holds the sessions' channels to the platforms there are.
   *
   * @param platforms the names of those there are
   * @throws IllegalArgumentException naming file, channel and what to do
   */
  static void check(Settings settings, Set<String> platforms) {
    for (SessionDefinition session : settings.sessions()) {
      channels(session)
          .flatMap(c -> problem(c, platforms).stream().map(p -> c + ": " + p))
          .findFirst()
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(
                    "sessions/%s.yaml: %s".formatted(session.id(), problem));
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

  /** Whether any session has a channel on a platform. */
  static boolean anyOn(Settings settings, String platform) {
    return settings.sessions().stream()
        .flatMap(ConfiguredChannels::channels)
        .anyMatch(c -> c.platform().equals(platform));
  }

  private static Stream<ChannelRef> channels(SessionDefinition session) {
    return Stream.concat(
        Stream.of(session.moderators(), session.organisers().channel()),
        session.sources().stream().map(SourceChannel::channel));
  }

  private static Optional<String> problem(ChannelRef channel, Set<String> platforms) {
    if (channel.platform().equals(DiscordChat.NAME)
        && !(channel.workspace().isEmpty() && DISCORD_ID.matcher(channel.id()).matches())) {
      return Optional.of(
          "write discord:CHANNEL with the channel's id: switch on Developer Mode in Discord, then"
              + " right-click the channel > Copy Channel ID");
    }
    return platforms.contains(channel.platform())
        ? Optional.empty()
        : Optional.of(noPlatform(channel));
  }

  private static String noPlatform(ChannelRef channel) {
    return switch (channel.platform()) {
      case SlackChat.NAME ->
          "Slack is not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in the environment";
      case DiscordChat.NAME -> "Discord is not connected: set DISCORD_BOT_TOKEN in the environment";
      default ->
          "there is no platform '%s': write slack:CHANNEL, discord:CHANNEL or web:%s"
              .formatted(channel.platform(), channel.id());
    };
  }
}
