package org.rapporteur.config;

import java.time.Duration;

/**
 * How long what tells who people are is kept.
 *
 * @param keepNames how long after a session closed people's names, affiliations and accounts are
 *     dropped, 1 hour to 3,650 days
 */
public record PrivacySettings(Duration keepNames) {
  static final PrivacySettings DEFAULT = new PrivacySettings(Duration.ofDays(30));

  public PrivacySettings {
    new Rules()
        .require(
            keepNames.compareTo(Duration.ofHours(1)) >= 0
                && keepNames.compareTo(Duration.ofDays(3650)) <= 0,
            "keepNames",
            "must be 1h to 3650d")
        .enforce();
  }
}
