package org.rapporteur.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The topics of a session, in the order reports show them.
 *
 * @param id what {@code /floor open ... topics SET} calls it: the name of its file without ending
 */
public record TopicSet(String id, List<Topic> topics) {
  public TopicSet {
    topics = List.copyOf(topics);
    Set<String> ids = new HashSet<>();
    for (Topic topic : topics) {
      if (!ids.add(topic.id())) {
        throw new IllegalArgumentException("topic '" + topic.id() + "' is there twice");
      }
    }
  }

  /** A set without topics: nothing is tagged. */
  public static TopicSet none() {
    return new TopicSet("none", List.of());
  }

  public Optional<Topic> topic(String id) {
    return topics.stream().filter(t -> t.id().equals(id)).findFirst();
  }
}
