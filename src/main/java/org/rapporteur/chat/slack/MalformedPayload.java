package org.rapporteur.chat.slack;

/** A payload that Slack's documentation rules out. Its reason is ours and holds nothing of it. */
final class MalformedPayload extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedPayload(String reason) {
    super(reason);
  }
}
