package org.rapporteur.text.duplicate;

import java.util.Locale;

/** Whether one question asks what another has asked already. */
public enum Verdict {
  /** It does: they differ in what can't change the meaning, and may be merged unseen. */
  CERTAIN,
  /** It may: a person should look at the two. */
  LIKELY,
  NO;

  /** The verdict as it is written in exports: {@code certain}, {@code likely} or {@code no}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
