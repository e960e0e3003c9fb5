package org.rapporteur.chat.slack.fake;

/** What goes wrong with a call of the Web API. */
public sealed interface Fault {
  /** HTTP 429; the call is not carried out. */
  static Fault rateLimited(int retryAfterSeconds) {
    return new RateLimited(retryAfterSeconds);
  }

  /** HTTP 500; the call is not carried out. */
  static Fault serverError() {
    return new ServerError();
  }

  /** {@code ok: false}; the call is not carried out. */
  static Fault error(String error) {
    return new Refused(error);
  }

  /** The call is carried out, and its answer breaks off. */
  static Fault answerLost() {
    return new AnswerLost();
  }

  /** The call is carried out, and its answer is kept back until the test lets go. */
  static Fault answerHeld() {
    return new AnswerHeld();
  }

  /** See {@link #rateLimited}. */
  record RateLimited(int retryAfterSeconds) implements Fault {}

  /** See {@link #serverError}. */
  record ServerError() implements Fault {}

  /** See {@link #error}. */
  record Refused(String error) implements Fault {}

  /** See {@link #answerLost}. */
  record AnswerLost() implements Fault {}

  /** See {@link #answerHeld}. */
  record AnswerHeld() implements Fault {}
}
