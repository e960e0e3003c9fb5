package org.rapporteur;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.rapporteur.chat.slack.SlackOptions;
import org.rapporteur.config.Secrets;
import org.rapporteur.config.Settings;
import org.rapporteur.config.SlackSettings;

/** What the settings and the environment say of Slack, put together as its adapter takes it. */
final class SlackAccess {
  private static final Duration PACE = Duration.ofSeconds(1);

  private SlackAccess() {}

  /**
   * How Slack is reached; empty where the environment holds nothing of it.
   *
   * @param ownKey seals tokens where the operator gives no key
   * @throws IllegalArgumentException naming the variable or key that is missing, and where to get
   *     it
   */
  static Optional<SlackOptions> of(Settings settings, Supplier<String> ownKey) {
    Secrets.Slack secrets = settings.secrets().slack();
    if (!secrets.isWanted()) {
      return Optional.empty();
    }
    SlackSettings slack = settings.slack();
    return Optional.of(
        new SlackOptions(
            slack.api(),
            link(slack.mode(), secrets),
            access(settings, secrets, ownKey),
            new SlackOptions.History(
                slack.backfill().pageSize(), slack.backfill().pause(), slack.backfill().reread()),
            PACE));
  }

  private static SlackOptions.Link link(SlackSettings.Mode mode, Secrets.Slack secrets) {
    return switch (mode) {
      case SOCKET ->
          new SlackOptions.Socket(
              need(
                  secrets.appToken(),
                  Secrets.Slack.APP_TOKEN,
                  "make an app-level token with the scope connections:write at api.slack.com/apps >"
                      + " your app > Basic Information > App-Level Tokens, or set slack.mode to"
                      + " http"));
      case HTTP ->
          new SlackOptions.Http(
              need(
                  secrets.signingSecret(),
                  Secrets.Slack.SIGNING_SECRET,
                  "it stands at api.slack.com/apps > your app > Basic Information > App"
                      + " Credentials"));
    };
  }

  private static SlackOptions.Access access(
      Settings settings, Secrets.Slack secrets, Supplier<String> ownKey) {
    if (secrets.clientId().isEmpty()) {
      return new SlackOptions.One(
          need(
              secrets.botToken(),
              Secrets.Slack.BOT_TOKEN,
              "copy the Bot User OAuth Token from api.slack.com/apps > your app > OAuth &"
                  + " Permissions"));
    }
    URI publicUrl =
        settings
            .web()
            .publicUrl()
            .filter(u -> "https".equals(u.getScheme()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rapporteur.yaml: web.publicUrl is missing: Slack sends the browser of who"
                            + " installs the bot there, over https"));
    return new SlackOptions.Many(
        secrets.clientId().get(),
        secrets.clientSecret().orElseThrow(),
        publicUrl,
        settings.secrets().tokenKey().orElseGet(ownKey));
  }

  private static String need(Optional<String> secret, String variable, String advice) {
    return secret.orElseThrow(
        () -> new IllegalArgumentException("environment: " + variable + " is missing: " + advice));
  }
}
