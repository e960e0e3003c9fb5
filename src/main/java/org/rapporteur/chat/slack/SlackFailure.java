package org.rapporteur.chat.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.DeliveryException;

/** A call of Slack's methods failed; the error is Slack's word, such as {@code not_in_channel}. */
final class SlackFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private static final String UNREACHABLE = "unreachable";
  private static final String RATE_LIMITED = "ratelimited";

  /** Slack's own troubles: it may have done what was asked, or some of it. */
  private static final Set<String> TROUBLES =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");

  private static final String SERVER_ERROR = "server_error";

  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Errors that are about the post itself: it will never be taken. */
  private static final Set<String> ABOUT_THE_POST =
      Set.of(
          "bad_timestamp",
          "thread_not_found",
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text",
          "too_many_reactions",
          "user_not_found",
          "users_not_found",
          "user_disabled",
          "cannot_dm_bot",
          "messages_tab_disabled");

  private final String error;
  private final Duration retryAfter;
  private final boolean unsure;

  private SlackFailure(
      String method, String error, Duration retryAfter, boolean unsure, @Nullable Throwable cause) {
    this("Slack answered " + method + " with " + error, cause, error, retryAfter, unsure);
  }

  private SlackFailure(
      String sentence,
      @Nullable Throwable cause,
      String error,
      Duration retryAfter,
      boolean unsure) {
    super(sentence, cause);
    this.error = error;
    this.retryAfter = retryAfter;
    this.unsure = unsure;
  }

  /** We are not let in, for a reason that a person has to mend. */
  static SlackFailure shutOut(NotInstalled e) {
    return new SlackFailure(
        String.valueOf(e.getMessage()), e, "not_installed", Duration.ZERO, false);
  }

  /** Slack answered {@code ok: false}. */
  static SlackFailure refused(String method, @Nullable String error) {
    return new SlackFailure(
        method,
        error == null || error.isEmpty() ? "an unnamed error" : error,
        Duration.ZERO,
        error != null && TROUBLES.contains(error),
        null);
  }

  /** Slack answered with an HTTP error; a 429 says when to come back. */
  static SlackFailure of(String method, SlackApiException e) {
    int status = e.getResponse().code();
    if (status == 429) {
      String after = e.getResponse().header("Retry-After");
      return new SlackFailure(method, RATE_LIMITED, seconds(after), false, e);
    }
    return new SlackFailure(method, SERVER_ERROR + " " + status, Duration.ZERO, true, e);
  }

  /** Slack could not be reached, or its answer was lost. */
  static SlackFailure unreachable(String method, IOException e) {
    return new SlackFailure(method, UNREACHABLE, Duration.ZERO, true, e);
  }

  private static Duration seconds(@Nullable String header) {
    try {
      return Duration.ofSeconds(header == null ? 30 : Math.max(1, Long.parseLong(header.strip())));
    } catch (NumberFormatException e) {
      return Duration.ofSeconds(30);
    }
  }

  String error() {
    return error;
  }

  /** How long Slack asks us to wait; zero when it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** Whether it may have been carried out all the same. */
  boolean isUnsure() {
    return unsure;
  }

  /** Whether trying the same again is of use at once, and no person has to mend anything. */
  boolean isPassing() {
    return unsure || error.equals(RATE_LIMITED) || error.equals("rate_limited");
  }

  /** Whether a message that was to be changed is gone, or stays as it is for good. */
  boolean isGone() {
    return GONE.contains(error);
  }

  /**
   * The same for the outbox. What somebody has to mend, such as a channel that was archived, is
   * tried again every few minutes, so that nothing is lost once it is mended.
   */
  DeliveryException forDelivery() {
    if (isGone()) {
      return DeliveryException.gone(String.valueOf(getMessage()));
    }
    if (ABOUT_THE_POST.contains(error)) {
      return DeliveryException.lasting(String.valueOf(getMessage()));
    }
    return DeliveryException.passing(
        String.valueOf(getMessage()), isPassing() ? retryAfter : Duration.ofMinutes(2));
  }
}
