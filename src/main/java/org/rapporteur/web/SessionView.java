package org.rapporteur.web;

import java.time.Instant;
import java.util.Optional;
import org.rapporteur.session.SessionState;

/**
 * What every page says of its session.
 *
 * @param version changes whenever anything in the session does
 */
public record SessionView(
    String id,
    String title,
    boolean open,
    Optional<Instant> endsAt,
    String language,
    String version) {
  static SessionView of(SessionState state) {
    return new SessionView(
        state.id().value(),
        state.session().title(),
        state.isOpen(),
        Optional.ofNullable(state.session().endsAt()),
        state.session().language().code(),
        version(state));
  }

  static String version(SessionState state) {
    return state.id() + "." + state.seq();
  }
}
