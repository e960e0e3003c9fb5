package org.rapporteur.session;

import java.util.Locale;

/** How far an item came on its way to a speaker, and how that ended. */
public enum Delivery {
  NONE,
  /** Brought to the panel, to no speaker by name. */
  FLAGGED,
  /** In a speaker's queue. */
  QUEUED,
  /** Being answered. */
  LIVE,
  ANSWERED,
  NOT_REACHED,
  DEFERRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it is before a speaker, its end open. */
  public boolean isWaiting() {
    return this == FLAGGED || this == QUEUED || this == LIVE;
  }
}
