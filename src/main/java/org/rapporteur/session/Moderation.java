package org.rapporteur.session;

import java.util.Locale;

/** Whether moderators have looked at an item and kept it. */
public enum Moderation {
  /** No moderator has touched it. */
  PENDING,
  ACCEPTED,
  DISMISSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
