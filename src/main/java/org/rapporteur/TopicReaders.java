package org.rapporteur;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;

/**
 * What reads sessions' messages: one reader for each topic set, made when it is first needed, and a
 * small one on top of it for the topics that a session adds. A set can be replaced at any time:
 * readers never change, so those at work go on with the old one.
 */
final class TopicReaders implements Function<SessionState, FloorReader> {
  /** Sessions with topics of their own that go on at the same time; others are made again. */
  private static final int MOST_ADDED = 256;

  private final Map<String, Served> served = new ConcurrentHashMap<>();
  private final Served nothing = new Served(TopicSet.none());

  TopicReaders(List<TopicSet> topicSets) {
    topicSets.forEach(set -> served.put(set.id(), new Served(set)));
  }

  @Override
  public FloorReader apply(SessionState state) {
    return reader(state.session().topicSet(), state.addedTopics());
  }

  /**
   * What reads by a topic set and by what a session adds to it.
   *
   * @param additions topics, and keywords of those there are, in the order they were added
   * @throws IllegalArgumentException when a keyword has no letter or digit
   */
  FloorReader reader(String topicSet, List<Topic> additions) {
    Served set = served.getOrDefault(topicSet, nothing);
    return additions.isEmpty() ? set.reader() : set.reader(additions);
  }

  /** The topic set of an id as it is now. */
  Optional<TopicSet> topicSet(String id) {
    return Optional.ofNullable(served.get(id)).map(s -> s.set);
  }

  /**
   * Lets a set's messages from now on be read by this version of it. It is made ready first; who
   * reads meanwhile is not held up.
   *
   * @throws IllegalArgumentException when a keyword has no letter or digit; the old one stays
   */
  void replace(TopicSet set) {
    Served fresh = new Served(set);
    fresh.reader();
    served.put(set.id(), fresh);
  }

  /** A set's topics as a session keeps them. */
  static List<Session.TopicLabel> labels(TopicSet topics) {
    return topics.topics().stream().map(t -> new Session.TopicLabel(t.id(), t.labels())).toList();
  }

  /** One version of a topic set and what reads by it. */
  private static final class Served {
    private final TopicSet set;
    private final Cache<List<Topic>, FloorReader> withAdditions =
        Caffeine.newBuilder().maximumSize(MOST_ADDED).build();
    private volatile @Nullable StandardFloorReader made;

    Served(TopicSet set) {
      this.set = set;
    }

    StandardFloorReader reader() {
      StandardFloorReader ready = made;
      if (ready == null) {
        synchronized (this) {
          ready = made;
          if (ready == null) {
            ready = new StandardFloorReader(set);
            made = ready;
          }
        }
      }
      return ready;
    }

    FloorReader reader(List<Topic> additions) {
      StandardFloorReader base = reader();
      return withAdditions.get(additions, base::with);
    }
  }
}
