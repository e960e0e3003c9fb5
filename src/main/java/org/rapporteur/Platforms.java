package org.rapporteur;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.discord.DiscordChat;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.chat.web.Allowance;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.config.Settings;
import org.rapporteur.config.WebSettings;
import org.rapporteur.store.Store;

/** The chat platforms of a bot: the live chat, and those whose tokens the environment holds. */
final class Platforms implements AutoCloseable {
  private final Settings settings;
  private final WebChat webChat;
  private final @Nullable SlackChat slack;
  private final Map<String, ChatPlatform> byName = new LinkedHashMap<>();

  /**
   * @param wanted how they are reached
   * @param visitorKey seals the live chat's cookies
   * @param ended told when one shuts us out for good, in one sentence
   */
  Platforms(
      Settings settings,
      WantedPlatforms wanted,
      Store store,
      String visitorKey,
      String moderatorKey,
      Consumer<String> ended,
      Clock clock) {
    this.settings = settings;
    WebSettings http = settings.web();
    webChat =
        new WebChat(
            new Allowance(http.messageLength(), http.messagesPerMinute()),
            visitorKey.getBytes(StandardCharsets.US_ASCII),
            moderatorKey,
            http.publicUrl().filter(u -> "https".equals(u.getScheme())).isPresent(),
            clock);
    slack =
        wanted
            .slack()
            .map(o -> new SlackChat(o, store.platformState(SlackChat.NAME), clock))
            .orElse(null);
    add(webChat);
    if (slack != null) {
      add(slack);
    }
    wanted
        .discord()
        .map(o -> new DiscordChat(o, store.platformState(DiscordChat.NAME), ended, clock))
        .ifPresent(this::add);
  }

  private void add(ChatPlatform platform) {
    byName.put(platform.name(), platform);
  }

  WebChat webChat() {
    return webChat;
  }

  Map<String, ChatPlatform> byName() {
    return byName;
  }

  /** Whether askers in a channel are told there what became of their item. */
  boolean tellsAskers(ChannelRef channel) {
    ChatPlatform platform = byName.get(channel.platform());
    return platform != null && platform.tellsAskers();
  }

  /** Whether what was said on one of them while it could not listen is not told yet. */
  boolean isCatchingUp() {
    return byName.values().stream().anyMatch(ChatPlatform::isCatchingUp);
  }

  /** Takes the routes by which platforms reach us into the web server. */
  void serve(RoutesConfig routes) {
    if (slack != null) {
      slack.serve(routes);
    }
  }

  /**
   * Starts all.
   *
   * @throws IllegalArgumentException if one does not let us in: one sentence for the operator
   */
  void start(ChatListener listener) {
    byName.values().forEach(p -> p.start(listener));
  }

  private Collection<ChatPlatform> others() {
    return byName.values().stream().filter(p -> p != webChat).toList();
  }

  /** What the operator should know of them at the start, a line each. */
  List<String> greeting() {
    List<String> lines = new ArrayList<>();
    for (ChatPlatform platform : others()) {
      String title = platform.title() + ": ";
      if (platform.problems().isEmpty()) {
        lines.add(title + platform.check().detail());
      } else {
        platform.problems().forEach(problem -> lines.add(title + problem));
      }
      if (!ConfiguredChannels.anyOn(settings, platform.name())) {
        lines.add(
            "%sno session names a channel of its yet: write %s:CHANNEL into a file of sessions/"
                .formatted(title, platform.name()));
      }
    }
    return lines;
  }

  @Override
  public void close() {
    byName.values().forEach(ChatPlatform::close);
  }
}
