package org.rapporteur.text;

import java.util.Locale;

/** What a message is to the record: an item (question, comment) or no item (chatter). */
public enum Kind {
  QUESTION,
  COMMENT,
  CHATTER;

  /** The word used in commands, on pages and in files, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
