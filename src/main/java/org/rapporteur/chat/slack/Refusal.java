package org.rapporteur.chat.slack;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Slack's errors about tokens and installations mean, from the error lists of its methods
 * auth.test and oauth.v2.access and of its authorization page.
 */
final class Refusal {
  private static final Set<String> LASTING =
      Set.of(
          "access_denied",
          "account_inactive",
          "invalid_auth",
          "invalid_refresh_token",
          "no_permission",
          "not_authed",
          "team_access_not_granted",
          "token_expired",
          "token_revoked");

  private static final String CLIENT =
      "Slack does not know the app by its client id and secret. Whoever runs the bot copies both"
          + " from the app's page Basic Information";
  private static final String CODE =
      "Slack's permission was used before or is older than ten minutes. Please start again";

  private static final Map<String, String> WORDS =
      Map.of(
          "access_denied",
          "The installation was cancelled on Slack's page",
          "bad_client_secret",
          CLIENT,
          "invalid_client_id",
          CLIENT,
          "bad_redirect_uri",
          "Slack does not send people to this address. Whoever runs the bot adds it to the redirect"
              + " URLs on the app's page OAuth & Permissions",
          "invalid_code",
          CODE,
          "code_already_used",
          CODE,
          "invalid_scope",
          "The bot asks for a permission that its app does not have. Whoever runs the bot compares"
              + " the app's page OAuth & Permissions with the manifest",
          "invalid_team_for_non_distributed_app",
          "The app is not open to other workspaces yet. Whoever runs the bot opens it on the app's"
              + " page Manage Distribution");

  private static final Pattern CODE_ITSELF = Pattern.compile("[a-z_]{1,60}");

  private Refusal() {}

  /** Whether the same token will be refused again. */
  static boolean isLasting(@Nullable String error) {
    return error != null && LASTING.contains(error);
  }

  /** An error in plain words, with what to do; no full stop. */
  static String words(@Nullable String error) {
    if (error == null || !CODE_ITSELF.matcher(error).matches()) {
      return "Slack refused, and did not say why. Please try again in a few minutes";
    }
    return WORDS.getOrDefault(
        error,
        "Slack refused. Please try again in a few minutes; if it stays so, tell whoever runs the"
            + " bot that Slack's reason is \u201c"
            + error
            + "\u201d");
  }
}
