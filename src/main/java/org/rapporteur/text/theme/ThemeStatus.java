package org.rapporteur.text.theme;

import java.util.Locale;

/** How a theme goes. */
public enum ThemeStatus {
  /** It was told within the last window for the first time. */
  NEW,
  /** More people say it in this window than in the one before. */
  RISING,
  /** About as many say it. */
  STEADY,
  /** Nobody says it any more, or fewer than half as many as in the window before. */
  FADING;

  /** The word used in digests, on pages and in files, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
