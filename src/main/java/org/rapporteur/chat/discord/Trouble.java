package org.rapporteur.chat.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.HistoryException;

/** Why Discord did not do what it was asked, as it matters to us. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What somebody has to mend: it is tried again, but not hastily. */
  private static final Duration MENDING = Duration.ofSeconds(30);

  /** What is wanted is not there any more, or stays as it is. */
  private static final Set<ErrorResponse> GONE =
      EnumSet.of(
          ErrorResponse.UNKNOWN_MESSAGE,
          ErrorResponse.INVALID_AUTHOR_EDIT,
          ErrorResponse.MAX_OLD_MESSAGE_EDITS);

  private static final Set<ErrorResponse> SHUT_OUT =
      EnumSet.of(
          ErrorResponse.UNKNOWN_CHANNEL,
          ErrorResponse.UNKNOWN_GUILD,
          ErrorResponse.MISSING_ACCESS,
          ErrorResponse.MISSING_PERMISSIONS);

  private enum Kind {
    /** It may succeed as it is. */
    PASSING,
    /** It may succeed when somebody mended something. */
    SHUT_OUT,
    GONE,
    /** It will never be taken. */
    LASTING
  }

  private final Kind kind;
  private final @Nullable ErrorResponse error;

  private Trouble(
      String sentence, Kind kind, @Nullable ErrorResponse error, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.error = error;
  }

  /** A channel that Discord did not tell us of, or not yet. */
  static Trouble noChannel(ChannelRef channel) {
    return new Trouble(channel + " is not to be found", Kind.SHUT_OUT, null, null);
  }

  /** A thread that is archived or deleted, with what stands in it. */
  static Trouble noThread() {
    return new Trouble("its thread is not to be found", Kind.GONE, null, null);
  }

  /** There is no connection yet. */
  static Trouble notConnected() {
    return new Trouble("Discord is not connected", Kind.PASSING, null, null);
  }

  /** What can't be done as it was asked, whatever anybody mends. */
  static Trouble impossible(RuntimeException e) {
    return new Trouble("that can't be done on Discord", Kind.LASTING, null, e);
  }

  /** We are told to stop. */
  static Trouble stopping() {
    return new Trouble("the bot stops", Kind.PASSING, null, null);
  }

  static Trouble unanswered(RuntimeException e) {
    return new Trouble("Discord did not answer", Kind.PASSING, null, e);
  }

  /** What JDA will not even ask for, since the bot may not. */
  static Trouble lacking(PermissionException e) {
    return new Trouble(
        "the bot lacks '" + Checkup.name(e.getPermission()) + "'", Kind.SHUT_OUT, null, e);
  }

  static Trouble of(ErrorResponseException e) {
    ErrorResponse error = e.getErrorResponse();
    Kind kind = Kind.LASTING;
    int status = e.getResponse().code;
    if (status <= 0 || status == 429 || status >= 500) {
      kind = Kind.PASSING;
    } else if (SHUT_OUT.contains(error)) {
      kind = Kind.SHUT_OUT;
    } else if (GONE.contains(error)) {
      kind = Kind.GONE;
    }
    return new Trouble("Discord answered: " + e.getMeaning(), kind, error, e);
  }

  boolean is(ErrorResponse response) {
    return error == response;
  }

  boolean isGone() {
    return kind == Kind.GONE || error == ErrorResponse.UNKNOWN_CHANNEL;
  }

  /** Whether trying the same again is of use at once, and no person has to mend anything. */
  boolean isPassing() {
    return kind == Kind.PASSING;
  }

  /**
   * The same for the outbox. What somebody has to mend is tried again, so that nothing is lost once
   * it is mended.
   */
  DeliveryException forDelivery() {
    String sentence = String.valueOf(getMessage());
    return switch (kind) {
      case PASSING -> DeliveryException.passing(sentence, Duration.ZERO);
      case SHUT_OUT -> DeliveryException.passing(sentence, MENDING);
      case GONE -> DeliveryException.gone(sentence);
      case LASTING -> DeliveryException.lasting(sentence);
    };
  }

  /** The same for what is told a person, which is not worth holding up others for. */
  DeliveryException forAsker() {
    return isPassing() ? forDelivery() : DeliveryException.lasting(String.valueOf(getMessage()));
  }

  HistoryException forHistory() {
    return new HistoryException(String.valueOf(getMessage()), isPassing());
  }
}
