package org.rapporteur.architecture.planted.digest;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import org.rapporteur.architecture.planted.session.Talk;

/** A digest that opens a database, asks for the time and remembers in a static field. */
public record Summary(Talk talk, Connection database) {
  static final ArrayList<Instant> SEEN = new ArrayList<>();

  static Instant seen() {
    return Instant.now();
  }
}
