package org.rapporteur.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Kind;

/** How many questions were asked, forwarded and answered, and how many comments were made. */
final class Tally {
  private static final int LEAST_PEOPLE = 3;

  /** What stands for the figures of a group that is hidden. */
  static final String FEW = "fewer than " + LEAST_PEOPLE;

  private final List<Integer> questions = new ArrayList<>();
  private final List<Integer> comments = new ArrayList<>();
  private final List<Integer> forwarded = new ArrayList<>();
  private final Set<Integer> people = new HashSet<>();
  private int answered;

  private void add(SessionState state, Item item) {
    people.add(item.origin().author());
    if (item.kind() != Kind.QUESTION) {
      comments.add(item.number());
      return;
    }
    questions.add(item.number());
    if (Fate.isForwarded(state, item)) {
      forwarded.add(item.number());
    }
    answered += Fate.of(state, item).isAnswered() ? 1 : 0;
  }

  /** The numbers of the questions, rising. */
  List<Integer> questions() {
    return Collections.unmodifiableList(questions);
  }

  /** The numbers of the comments, rising. */
  List<Integer> comments() {
    return Collections.unmodifiableList(comments);
  }

  int asked() {
    return questions.size();
  }

  /** The numbers of the questions brought to a speaker, rising. */
  List<Integer> forwarded() {
    return Collections.unmodifiableList(forwarded);
  }

  int answered() {
    return answered;
  }

  /**
   * Whether the figures of a group would tell too much of the few people in it to be shown where
   * the session names nobody.
   */
  boolean isHidden(SessionState state) {
    return state.session().attribution() != Attribution.NAMED && people.size() < LEAST_PEOPLE;
  }

  /** All items in one. */
  static Tally whole(SessionState state) {
    return by(state, item -> List.of("")).getOrDefault("", new Tally());
  }

  static Map<String, Tally> byPresence(SessionState state) {
    Map<String, Tally> found = by(state, item -> List.of(item.origin().presence().word()));
    List<String> order = new ArrayList<>();
    for (Presence presence : Presence.values()) {
      order.add(presence.word());
    }
    return inOrder(found, order);
  }

  /** By the channel as it is written. */
  static Map<String, Tally> bySource(SessionState state) {
    List<String> order =
        state.session().sources().stream().map(s -> s.channel().toString()).toList();
    return inOrder(by(state, item -> List.of(item.origin().source().toString())), order);
  }

  /** By language code. */
  static Map<String, Tally> byLanguage(SessionState state) {
    return new TreeMap<>(by(state, item -> List.of(item.content().language().code())));
  }

  /** By topic id, each item under all topics it carries, under the empty id what carries none. */
  static Map<String, Tally> byTopic(SessionState state) {
    return inOrder(by(state, item -> topicsOrNone(state, item)), topicOrder(state));
  }

  /** Items by the first topic they carry, in the session's order; those without any last. */
  static Map<String, List<Item>> firstTopics(SessionState state, Collection<Item> items) {
    Map<String, List<Item>> found = new LinkedHashMap<>();
    for (Item item : items) {
      found.computeIfAbsent(topicsOrNone(state, item).get(0), t -> new ArrayList<>()).add(item);
    }
    return inOrder(found, topicOrder(state));
  }

  private static List<String> topicsOrNone(SessionState state, Item item) {
    List<String> topics = state.topics(item);
    return topics.isEmpty() ? List.of("") : topics;
  }

  private static List<String> topicOrder(SessionState state) {
    return state.session().topics().stream().map(t -> t.id()).toList();
  }

  private static Map<String, Tally> by(
      SessionState state, Function<Item, Collection<String>> keys) {
    Map<String, Tally> found = new LinkedHashMap<>();
    for (Item item : state.items()) {
      for (String key : keys.apply(item)) {
        found.computeIfAbsent(key, k -> new Tally()).add(state, item);
      }
    }
    return found;
  }

  /** The entries whose keys are in the order first, then others by name, the empty key last. */
  private static <T> Map<String, T> inOrder(Map<String, T> found, List<String> order) {
    Map<String, T> left = new TreeMap<>(found);
    Map<String, T> ordered = new LinkedHashMap<>();
    for (String key : order) {
      T value = left.remove(key);
      if (value != null) {
        ordered.put(key, value);
      }
    }
    T none = left.remove("");
    ordered.putAll(left);
    if (none != null) {
      ordered.put("", none);
    }
    return ordered;
  }
}
