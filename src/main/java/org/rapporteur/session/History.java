package org.rapporteur.session;

import java.util.List;

/**
 * A stretch of a session's record with the personal data its events name, as far as it was not
 * erased.
 */
public record History(List<Recorded> events, List<Words> words, List<Person> people) {
  public History {
    events = List.copyOf(events);
    words = List.copyOf(words);
    people = List.copyOf(people);
  }
}
