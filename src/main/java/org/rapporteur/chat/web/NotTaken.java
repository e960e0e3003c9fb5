package org.rapporteur.chat.web;

import io.javalin.http.HttpStatus;

/**
 * Something a visitor sent was not taken; the message is a sentence for them that says what to do.
 */
public final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  public NotTaken(HttpStatus status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  public HttpStatus status() {
    return status;
  }

  /** The sentence for the visitor. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
