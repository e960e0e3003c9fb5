package org.rapporteur.chat.slack;

/** The bot is in no such workspace, or not any more: one sentence for the operator. */
final class NotInstalled extends Exception {
  private static final long serialVersionUID = 1L;

  NotInstalled(String message) {
    super(message);
  }
}
