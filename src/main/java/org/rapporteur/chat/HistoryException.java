package org.rapporteur.chat;

/** A channel's history can't be read. */
public final class HistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * @param passing whether it is worth trying again before somebody mended something
   */
  public HistoryException(String reason, boolean passing) {
    super(reason);
    this.passing = passing;
  }

  public boolean isPassing() {
    return passing;
  }
}
