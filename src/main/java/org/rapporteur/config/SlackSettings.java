package org.rapporteur.config;

import java.net.URI;
import java.time.Duration;

/**
 * How Slack is reached; its tokens are {@link Secrets}.
 *
 * @param mode how events come in
 * @param api where its methods are, with a slash at its end
 * @param backfill how what was missed is read
 */
public record SlackSettings(Mode mode, URI api, Backfill backfill) {
  /** How events come in. */
  public enum Mode {
    /** Over a connection the bot opens: nothing needs to be reachable from outside. */
    SOCKET,
    /** By requests of Slack's to the web server. */
    HTTP
  }

  /**
   * How the history is read.
   *
   * @param pageSize messages at a time, 1 to 999
   * @param pause between two requests, at most 5 minutes
   * @param reread how far before the last message heard it begins, to find edits and deletions that
   *     were missed, at most a day
   */
  public record Backfill(int pageSize, Duration pause, Duration reread) {
    public Backfill {
      new Rules()
          .require(pageSize >= 1 && pageSize <= 999, "pageSize", "must be 1 to 999")
          .require(pause.compareTo(Duration.ofMinutes(5)) <= 0, "pause", "must be 5m at most")
          .require(reread.compareTo(Duration.ofDays(1)) <= 0, "reread", "must be 24h at most")
          .enforce();
    }
  }

  static final SlackSettings DEFAULT =
      new SlackSettings(
          Mode.SOCKET,
          URI.create("https://slack.com/api/"),
          new Backfill(200, Duration.ofSeconds(1), Duration.ofMinutes(10)));

  public SlackSettings {
    new Rules()
        .require(
            Addresses.endsWithSlash(api),
            "api",
            "must be an address that ends with a slash, such as https://slack-gov.com/api/")
        .enforce();
  }
}
