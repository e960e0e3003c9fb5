package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import org.rapporteur.chat.PlatformState;

/** Makes the workspaces of what the operator set. */
final class Access {
  private Access() {}

  static Workspaces workspaces(
      SlackOptions.Access access, Slack slack, PlatformState state, Clock clock) {
    if (access instanceof SlackOptions.Many many) {
      try {
        return new InstalledWorkspaces(
            new Vault(state, sealer(many)),
            slack.methods(),
            new Client(many.clientId(), many.clientSecret()),
            clock);
      } catch (Sealer.Broken e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return new OneWorkspace(slack.methods(), ((SlackOptions.One) access).botToken());
  }

  /** Makes a Bolt app one that workspaces install, where several may. */
  static void configure(
      SlackOptions.Access access,
      App app,
      Workspaces workspaces,
      PlatformState state,
      Clock clock) {
    if (access instanceof SlackOptions.Many many
        && workspaces instanceof InstalledWorkspaces installed) {
      OAuth.configure(
          app,
          new Client(many.clientId(), many.clientSecret()),
          Scopes.BOT,
          many.publicUrl(),
          installed,
          new InstallStates(state, sealer(many), clock));
    }
  }

  private static Sealer sealer(SlackOptions.Many many) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256")
              .digest(many.tokenKey().getBytes(StandardCharsets.UTF_8));
      return new Sealer(key, new SecureRandom());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
