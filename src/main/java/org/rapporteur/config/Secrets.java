package org.rapporteur.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must not lie in a file: read from the environment only, and never shown.
 *
 * @param moderatorKey the secret in the moderators' link, {@value #MODERATOR_KEY}; empty when the
 *     bot makes its own
 */
public record Secrets(Optional<String> moderatorKey) {
  static final String MODERATOR_KEY = "RAPPORTEUR_MODERATOR_KEY";

  /** It stands in a link and nothing limits guesses but its length. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  public Secrets {
    new Rules()
        .require(
            moderatorKey.isEmpty() || KEY.matcher(moderatorKey.get()).matches(),
            MODERATOR_KEY,
            "must be 16 to 128 letters, digits, '-' or '_'")
        .enforce();
  }

  /** No secrets: the bot makes its own. */
  public static Secrets none() {
    return new Secrets(Optional.empty());
  }

  /**
   * Picks the secrets out of an environment; an empty variable is as good as none.
   *
   * @throws IllegalArgumentException naming the variable, never its value
   */
  static Secrets of(Map<String, String> environment) {
    return new Secrets(
        Optional.ofNullable(environment.get(MODERATOR_KEY)).filter(k -> !k.isEmpty()));
  }

  @Override
  public String toString() {
    return "Secrets[moderatorKey=" + (moderatorKey.isPresent() ? "***" : "none") + "]";
  }
}
