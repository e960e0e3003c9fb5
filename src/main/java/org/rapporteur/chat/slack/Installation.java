package org.rapporteur.chat.slack;

import com.slack.api.bolt.model.Bot;
import com.slack.api.bolt.model.builtin.DefaultBot;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an installation: what the bot needs to act, and nothing of who installed it.
 *
 * @param app Slack's id of the app
 * @param enterprise the organisation's id; empty if the workspace is in none
 * @param team the workspace's id; empty if a whole organisation installed the bot
 * @param name how its people call the workspace or organisation
 * @param botUser the bot as a user
 * @param botId the bot as an author of messages
 * @param scopes what the bot may do, as Slack lists it, with commas
 * @param token what it acts with
 * @param renewal how the token is renewed; null if it holds until it is revoked
 */
record Installation(
    String app,
    String enterprise,
    String team,
    String name,
    String botUser,
    String botId,
    String scopes,
    String token,
    @Nullable Renewal renewal) {
  /**
   * How a token is renewed.
   *
   * @param refreshToken good for one renewal
   * @param expiresAt when the token ends
   */
  record Renewal(String refreshToken, Instant expiresAt) {
    @Override
    public String toString() {
      return "Renewal[expiresAt=" + expiresAt + "]";
    }
  }

  /**
   * @throws IllegalArgumentException without a token, a bot or a place it is installed in
   */
  Installation {
    if (token.isBlank() || botUser.isBlank() || botId.isBlank()) {
      throw new IllegalArgumentException(
          "an installation needs a bot, known to Slack, and its token");
    }
    if (team.isBlank() && enterprise.isBlank()) {
      throw new IllegalArgumentException("an installation needs a workspace or an organisation");
    }
  }

  /** Picks what is kept out of what Slack granted. */
  static Installation of(DefaultInstaller granted) {
    boolean wide = Boolean.TRUE.equals(granted.getIsEnterpriseInstall());
    return new Installation(
        text(granted.getAppId()),
        text(granted.getEnterpriseId()),
        wide ? "" : text(granted.getTeamId()),
        text(wide ? granted.getEnterpriseName() : granted.getTeamName()),
        text(granted.getBotUserId()),
        text(granted.getBotId()),
        text(granted.getBotScope()),
        text(granted.getBotAccessToken()),
        granted.getBotRefreshToken() == null
            ? null
            : new Renewal(
                granted.getBotRefreshToken(),
                Instant.ofEpochMilli(Objects.requireNonNull(granted.getBotTokenExpiresAt()))));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Whom it belongs to: a workspace, or the organisation that installed the bot as a whole. */
  String owner() {
    return team.isEmpty() ? enterprise : team;
  }

  /** Whether its token still holds at a time. */
  boolean holdsAt(Instant at) {
    return renewal == null || at.isBefore(renewal.expiresAt());
  }

  Installation renewed(String newToken, Renewal next) {
    return new Installation(app, enterprise, team, name, botUser, botId, scopes, newToken, next);
  }

  Workspace workspace(String id) {
    return new Workspace(id, name, botUser, botId, token);
  }

  /** The same for Bolt; without the means to renew it, for we renew it ourselves. */
  Bot bot() {
    DefaultBot bot = new DefaultBot();
    bot.setAppId(app);
    bot.setEnterpriseId(enterprise.isEmpty() ? null : enterprise);
    bot.setTeamId(team.isEmpty() ? null : team);
    bot.setIsEnterpriseInstall(team.isEmpty());
    bot.setBotId(botId);
    bot.setBotUserId(botUser);
    bot.setBotScope(scopes);
    bot.setBotAccessToken(token);
    return bot;
  }

  @Override
  public String toString() {
    return "Installation[" + owner() + " " + name + "]";
  }
}
