package org.rapporteur;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rapporteur.chat.discord.DiscordChat;
import org.rapporteur.chat.discord.DiscordOptions;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.chat.slack.SlackOptions;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.config.Settings;

/** Which platforms the operator wants besides the live chat, and how they are reached. */
record WantedPlatforms(Optional<SlackOptions> slack, Optional<DiscordOptions> discord) {
  /**
   * Reads settings and environment, and holds the sessions' channels against them.
   *
   * @param ownKey seals tokens where the operator gives no key
   * @throws IllegalArgumentException naming what is missing or names no channel, and what to do
   */
  static WantedPlatforms of(Settings settings, Supplier<String> ownKey) {
    WantedPlatforms wanted =
        new WantedPlatforms(SlackAccess.of(settings, ownKey), DiscordAccess.of(settings));
    ConfiguredChannels.check(settings, wanted.names());
    if (wanted.slack.filter(o -> o.access() instanceof SlackOptions.Many).isPresent()) {
      ConfiguredChannels.checkWorkspaces(settings);
    }
    return wanted;
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(WebChat.NAME));
    slack.ifPresent(s -> names.add(SlackChat.NAME));
    discord.ifPresent(d -> names.add(DiscordChat.NAME));
    return names;
  }
}
