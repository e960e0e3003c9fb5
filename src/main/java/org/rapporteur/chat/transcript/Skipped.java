package org.rapporteur.chat.transcript;

/** Why a sound message of an input is no event. */
public enum Skipped {
  /** The platform's own words: who joined, which topic was set, what was pinned. */
  NOTICE,
  /** Not written to everybody. */
  PRIVATE,
  /** A file, a picture or an embed without a word. */
  WITHOUT_TEXT
}
