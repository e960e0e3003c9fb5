package org.rapporteur.chat;

/** Who may call a command, each role including those before it. */
public enum Role {
  /** Anyone in a session's channel. */
  ATTENDEE,
  /** Whoever is in the moderator channel. */
  MODERATOR,
  /** The moderator who opened the session, and those named in the configuration. */
  ORGANISER
}
