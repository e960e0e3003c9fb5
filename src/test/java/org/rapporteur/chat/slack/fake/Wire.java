package org.rapporteur.chat.slack.fake;

/** A way from Slack to the bot. Called by one thread at a time. */
interface Wire {
  /** Sends it, once more when it was sent before; the answer is kept in it. */
  void carry(Delivery delivery);
}
