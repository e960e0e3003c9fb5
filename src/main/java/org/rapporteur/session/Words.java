package org.rapporteur.session;

import java.util.List;
import org.rapporteur.text.TopicMatch;

/**
 * Something a person wrote: personal data, kept beside the record, which knows it by its id only.
 * Forgetting the person takes it out and leaves the record whole.
 *
 * @param id counted up in the session from 1
 * @param person who wrote it
 * @param matches the words of it that carry topics
 */
public record Words(int id, int person, String text, List<TopicMatch> matches) {
  public Words {
    matches = List.copyOf(matches);
  }
}
