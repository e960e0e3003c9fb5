package org.rapporteur.session;

/** The record moved on before a change could be written: refresh and decide again. */
public final class ConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean repeated;

  private ConflictException(String message, boolean repeated) {
    super(message);
    this.repeated = repeated;
  }

  /** Somebody else appended first. */
  public static ConflictException moved(SessionId session, long expected, long found) {
    return new ConflictException(
        "session " + session + " stands at " + found + ", not at " + expected, false);
  }

  /** The same command was carried out before. */
  public static ConflictException repeated(SessionId session, String cause) {
    return new ConflictException("session " + session + " has " + cause + " already", true);
  }

  /** Whether the change was written before: deciding again would do it twice. */
  public boolean isRepeated() {
    return repeated;
  }
}
