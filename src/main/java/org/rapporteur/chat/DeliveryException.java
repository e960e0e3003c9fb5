package org.rapporteur.chat;

import java.time.Duration;

/** A post did not reach its platform. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;
  private final boolean gone;
  private final Duration retryAfter;

  private DeliveryException(String message, boolean lasting, boolean gone, Duration retryAfter) {
    super(message);
    this.lasting = lasting;
    this.gone = gone;
    this.retryAfter = retryAfter;
  }

  /** It may succeed later, not before the given time from now. */
  public static DeliveryException passing(String reason, Duration retryAfter) {
    return new DeliveryException(reason, false, false, retryAfter);
  }

  /** It will not succeed until somebody mends the cause that the reason names. */
  public static DeliveryException lasting(String reason) {
    return new DeliveryException(reason, true, false, Duration.ZERO);
  }

  /** The message it was to be put in place of is not there any more, or can't be changed. */
  public static DeliveryException gone(String reason) {
    return new DeliveryException(reason, true, true, Duration.ZERO);
  }

  public boolean isGone() {
    return gone;
  }

  public boolean isLasting() {
    return lasting;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
