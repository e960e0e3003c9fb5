package org.rapporteur.config;

import java.time.Duration;

/**
 * The periodic digest in the moderator channel.
 *
 * @param every time between two digests, 10 seconds to 24 hours
 */
public record DigestSettings(Duration every, Style style) {
  /** What becomes of the digest before. */
  public enum Style {
    /** It stays, and the new one follows it. */
    FOLLOW,
    /** It is the one post that is edited. */
    EDIT
  }

  static final DigestSettings DEFAULT = new DigestSettings(Duration.ofMinutes(5), Style.FOLLOW);

  public DigestSettings {
    new Rules()
        .require(
            every.compareTo(Duration.ofSeconds(10)) >= 0
                && every.compareTo(Duration.ofHours(24)) <= 0,
            "every",
            "must be 10s to 24h")
        .enforce();
  }
}
