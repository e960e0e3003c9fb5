package org.rapporteur.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /** This set with the keywords of more topics: those of an id it has are added to that topic. */
  public TopicSet with(List<Topic> additions) {
    Map<String, Topic> all = new LinkedHashMap<>();
    Stream.concat(topics.stream(), additions.stream())
        .forEach(topic -> all.merge(topic.id(), topic, Topic::with));
    return new TopicSet(id, List.copyOf(all.values()));
  }

  public Optional<Topic> topic(String id) {
    return topics.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** The index of a topic it has. */
  int index(String topic) {
    for (int i = 0; i < topics.size(); i++) {
      if (topics.get(i).id().equals(topic)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no topic " + topic);
  }
}
