package org.rapporteur.chat.slack;

/**
 * The app as Slack's OAuth knows it, from its page Basic Information.
 *
 * @param secret never shown
 */
record Client(String id, String secret) {
  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
