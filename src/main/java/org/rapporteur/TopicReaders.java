package org.rapporteur;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;

/** What reads a session's messages: one reader for each topic set, made when it is first needed. */
final class TopicReaders implements Function<SessionState, FloorReader> {
  private final List<TopicSet> topicSets;
  private final Map<String, FloorReader> readers = new ConcurrentHashMap<>();

  TopicReaders(List<TopicSet> topicSets) {
    this.topicSets = List.copyOf(topicSets);
  }

  @Override
  public FloorReader apply(SessionState state) {
    return readers.computeIfAbsent(
        state.session().topicSet(),
        id ->
            new StandardFloorReader(
                topicSets.stream()
                    .filter(t -> t.id().equals(id))
                    .findFirst()
                    .orElseGet(TopicSet::none)));
  }

  /** A set's topics as a session keeps them. */
  static List<Session.TopicLabel> labels(TopicSet topics) {
    return topics.topics().stream().map(t -> new Session.TopicLabel(t.id(), t.labels())).toList();
  }
}
