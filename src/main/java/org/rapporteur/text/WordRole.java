package org.rapporteur.text;

/** What a word can be to a theme. */
public enum WordRole {
  /** Grammar: no theme begins or ends with it. */
  FUNCTION,
  /** Courtesy and the running of the meeting: no theme is made of it. */
  COURTESY,
  /** A word that any talk is full of: a theme only when it is said far more than usual. */
  COMMON,
  /** Everything else. */
  TELLING
}
