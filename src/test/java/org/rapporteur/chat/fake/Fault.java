package org.rapporteur.chat.fake;

/** What goes wrong with a call of a platform's API. */
public sealed interface Fault {
  /** HTTP 429; the call is not carried out. */
  static Fault rateLimited(int retryAfterSeconds) {
    return new RateLimited(retryAfterSeconds, false);
  }

  /** As {@link #rateLimited}, and said to hold for every call. */
  static Fault rateLimitedGlobally(int retryAfterSeconds) {
    return new RateLimited(retryAfterSeconds, true);
  }

  /** HTTP 500; the call is not carried out. */
  static Fault serverError() {
    return new ServerError();
  }

  /** The call is refused as the platform refuses it, and not carried out. */
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

  /** Whether the call is carried out all the same. */
  default boolean carriedOut() {
    return this instanceof AnswerLost || this instanceof AnswerHeld;
  }

  /** See {@link #rateLimited} and {@link #rateLimitedGlobally}. */
  record RateLimited(int retryAfterSeconds, boolean global) implements Fault {}

  /** See {@link #serverError}. */
  record ServerError() implements Fault {}

  /** See {@link #error}. */
  record Refused(String error) implements Fault {}

  /** See {@link #answerLost}. */
  record AnswerLost() implements Fault {}

  /** See {@link #answerHeld}. */
  record AnswerHeld() implements Fault {}
}
