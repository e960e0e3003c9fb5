package org.rapporteur.chat.discord;

import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;

/** What Discord said no to, as against what it could not do just now. */
final class Refusals {
  private Refusals() {}

  /** Discord's own word for its refusal; empty for any other failure, which may pass. */
  static Optional<ErrorResponseException> refusal(Throwable failure) {
    return failure instanceof ErrorResponseException said
            && said.getResponse().code >= 400
            && said.getResponse().code < 500
            && !said.getResponse().isRateLimit()
        ? Optional.of(said)
        : Optional.empty();
  }
}
