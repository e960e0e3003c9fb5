package org.rapporteur.session;

import java.util.Locale;

/** Whether its asker took an item back. */
public enum Removal {
  NONE,
  WITHDRAWN,
  ERASED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
