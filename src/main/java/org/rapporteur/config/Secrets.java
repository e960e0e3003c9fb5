package org.rapporteur.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must not lie in a file: read from the environment only, and never shown.
 *
 * @param moderatorKey the secret in the moderators' link, {@value #MODERATOR_KEY}; empty when the
 *     bot makes its own
 * @param tokenKey what tokens are sealed with at rest, {@value #TOKEN_KEY}; empty when the bot
 *     makes its own
 * @param slack what Slack gave the operator
 * @param discordToken what Discord gave the operator for the bot, {@value #DISCORD_TOKEN}
 * @param databasePassword what the database's server lets the bot in for, {@value #DATABASE}
 */
public record Secrets(
    Optional<String> moderatorKey,
    Optional<String> tokenKey,
    Slack slack,
    Optional<String> discordToken,
    Optional<String> databasePassword) {
  public static final String DISCORD_TOKEN = "DISCORD_BOT_TOKEN";
  static final String DATABASE = "RAPPORTEUR_DATABASE_PASSWORD";
  static final String MODERATOR_KEY = "RAPPORTEUR_MODERATOR_KEY";
  static final String TOKEN_KEY = "RAPPORTEUR_TOKEN_KEY";

  /** It stands in a link and nothing limits guesses but its length. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  private static final Pattern LONG_KEY = Pattern.compile("[A-Za-z0-9_-]{32,128}");

  /**
   * What Slack gave the operator. A bot token serves one workspace; client id and secret let
   * several install it.
   *
   * @param botToken {@value #BOT_TOKEN}
   * @param appToken {@value #APP_TOKEN}, for Socket Mode
   * @param signingSecret {@value #SIGNING_SECRET}, for HTTP
   * @param clientId {@value #CLIENT_ID}
   * @param clientSecret {@value #CLIENT_SECRET}
   */
  public record Slack(
      Optional<String> botToken,
      Optional<String> appToken,
      Optional<String> signingSecret,
      Optional<String> clientId,
      Optional<String> clientSecret) {
    public static final String BOT_TOKEN = "SLACK_BOT_TOKEN";
    public static final String APP_TOKEN = "SLACK_APP_TOKEN";
    public static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
    public static final String CLIENT_ID = "SLACK_CLIENT_ID";
    public static final String CLIENT_SECRET = "SLACK_CLIENT_SECRET";

    public Slack {
      new Rules()
          .require(
              botToken.isEmpty() || botToken.get().startsWith("xoxb-"),
              BOT_TOKEN,
              "is no bot token: copy the one that begins with xoxb- from"
                  + " api.slack.com/apps > your app > OAuth & Permissions")
          .require(
              appToken.isEmpty() || appToken.get().startsWith("xapp-"),
              APP_TOKEN,
              "is no app-level token: make one that begins with xapp-, with the scope"
                  + " connections:write, at api.slack.com/apps > your app > Basic Information >"
                  + " App-Level Tokens")
          .require(
              clientId.isPresent() == clientSecret.isPresent(),
              clientId.isPresent() ? CLIENT_SECRET : CLIENT_ID,
              "is missing: both stand at api.slack.com/apps > your app > Basic Information > App"
                  + " Credentials")
          .require(
              botToken.isEmpty() || clientId.isEmpty(),
              BOT_TOKEN,
              "is for one workspace, and " + CLIENT_ID + " for several: unset one of them")
          .enforce();
    }

    /** Whether the operator wants Slack at all. */
    public boolean isWanted() {
      return botToken.isPresent()
          || appToken.isPresent()
          || signingSecret.isPresent()
          || clientId.isPresent();
    }

    static Slack none() {
      return of(Map.of());
    }

    private static Slack of(Map<String, String> environment) {
      return new Slack(
          secret(environment, BOT_TOKEN),
          secret(environment, APP_TOKEN),
          secret(environment, SIGNING_SECRET),
          secret(environment, CLIENT_ID),
          secret(environment, CLIENT_SECRET));
    }

    @Override
    public String toString() {
      return "Slack[botToken="
          + shown(botToken)
          + ", appToken="
          + shown(appToken)
          + ", signingSecret="
          + shown(signingSecret)
          + ", clientSecret="
          + shown(clientSecret)
          + "]";
    }
  }

  public Secrets {
    new Rules()
        .require(
            moderatorKey.isEmpty() || KEY.matcher(moderatorKey.get()).matches(),
            MODERATOR_KEY,
            "must be 16 to 128 letters, digits, '-' or '_'")
        .require(
            tokenKey.isEmpty() || LONG_KEY.matcher(tokenKey.get()).matches(),
            TOKEN_KEY,
            "must be 32 to 128 letters, digits, '-' or '_'")
        .require(
            discordToken.isEmpty() || !discordToken.get().matches(".*\\s.*"),
            DISCORD_TOKEN,
            "holds a space: write the token alone, as it stands at"
                + " discord.com/developers/applications > your app > Bot > Reset Token")
        .enforce();
  }

  /** No secrets: the bot makes its own. */
  public static Secrets none() {
    return of(Map.of());
  }

  /**
   * Picks the secrets out of an environment; an empty variable is as good as none.
   *
   * @throws IllegalArgumentException naming the variable, never its value
   */
  static Secrets of(Map<String, String> environment) {
    return new Secrets(
        secret(environment, MODERATOR_KEY),
        secret(environment, TOKEN_KEY),
        Slack.of(environment),
        secret(environment, DISCORD_TOKEN),
        secret(environment, DATABASE));
  }

  private static Optional<String> secret(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(k -> !k.isEmpty());
  }

  private static String shown(Optional<String> secret) {
    return secret.isPresent() ? "***" : "none";
  }

  @Override
  public String toString() {
    return "Secrets[moderatorKey="
        + shown(moderatorKey)
        + ", tokenKey="
        + shown(tokenKey)
        + ", slack="
        + slack
        + ", discordToken="
        + shown(discordToken)
        + ", databasePassword="
        + shown(databasePassword)
        + "]";
  }
}
