package org.rapporteur.session;

/** A decision that can't be taken, with the sentence to tell whoever asked for it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one or two short sentences that say why, and what to do instead
   */
  public Refused(String message) {
    super(message, null, false, false);
  }

  /** The sentence for the person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
