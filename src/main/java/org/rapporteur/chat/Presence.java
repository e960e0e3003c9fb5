package org.rapporteur.chat;

import java.util.Locale;

/** Where a person takes part, as far as the platform or the source channel tells. */
public enum Presence {
  ONSITE,
  ONLINE,
  UNKNOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
