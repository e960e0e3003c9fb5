package org.rapporteur.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;

/**
 * The floor as one person sees it.
 *
 * @param now the items being answered
 * @param items those the filter lets through, in the order asked for
 * @param earlier how many more there are before them
 * @param topics what can be filtered by, each with its count
 * @param mine what became of the person's own items, the latest first
 */
public record FloorView(
    SessionView session,
    Filter filter,
    List<ItemView> now,
    List<ItemView> items,
    int earlier,
    int all,
    List<TopicCount> topics,
    List<Mine> mine) {
  static final int SHOWN = 100;

  public FloorView {
    now = List.copyOf(now);
    items = List.copyOf(items);
    topics = List.copyOf(topics);
    mine = List.copyOf(mine);
  }

  /**
   * What is asked for.
   *
   * @param top most upvoted first, rather than newest last
   * @param topic a topic's id; empty for all
   * @param whole those before the last {@value FloorView#SHOWN}, too
   */
  public record Filter(boolean top, String topic, boolean whole) {
    static final Filter NONE = new Filter(false, "", false);

    public Filter byTopic(String other) {
      return new Filter(top, other, whole);
    }

    public Filter sorted(boolean byUpvotes) {
      return new Filter(byUpvotes, topic, whole);
    }

    public Filter withAll() {
      return new Filter(top, topic, true);
    }

    /** As the query of an address: {@code sort=top&topic=human-rights}. */
    public String query() {
      List<String> parts = new ArrayList<>();
      if (top) {
        parts.add("sort=top");
      }
      if (!topic.isEmpty()) {
        parts.add("topic=" + topic);
      }
      if (whole) {
        parts.add("all=yes");
      }
      return String.join("&", parts);
    }
  }

  public record TopicCount(String id, String label, int items) {}

  /**
   * An own item.
   *
   * @param editable whether it was written here, so that it can be edited here
   */
  public record Mine(ItemView item, boolean editable, boolean withdrawable) {}

  static FloorView of(
      SessionState state, Optional<Person> person, Filter filter, Predicate<MessageRef> written) {
    Looks looks = Looks.floor(state, person);
    List<Item> open = state.openItems().toList();
    List<Item> wanted =
        open.stream()
            .filter(i -> filter.topic().isEmpty() || state.topics(i).contains(filter.topic()))
            .toList();
    int before = filter.whole() ? 0 : Math.max(0, wanted.size() - SHOWN);
    List<Item> shown =
        filter.top()
            ? wanted.stream().sorted(state.mostUpvoted()).limit(wanted.size() - before).toList()
            : wanted.subList(before, wanted.size());
    return new FloorView(
        SessionView.of(state),
        filter,
        open.stream().filter(i -> i.delivery() == Delivery.LIVE).map(looks::item).toList(),
        shown.stream().map(looks::item).toList(),
        before,
        open.size(),
        topics(state, open),
        mine(state, looks, written));
  }

  private static List<TopicCount> topics(SessionState state, List<Item> open) {
    return state.session().topics().stream()
        .map(
            t ->
                new TopicCount(
                    t.id(),
                    state.session().topicLabel(t.id()),
                    (int) open.stream().filter(i -> state.topics(i).contains(t.id())).count()))
        .filter(t -> t.items() > 0)
        .toList();
  }

  private static List<Mine> mine(SessionState state, Looks looks, Predicate<MessageRef> written) {
    return state.items().stream()
        .filter(looks::isMine)
        .sorted(Comparator.comparingInt(i -> -i.number()))
        .map(i -> mine(state, i, looks.item(i), written))
        .toList();
  }

  private static Mine mine(
      SessionState state, Item item, ItemView view, Predicate<MessageRef> written) {
    MessageRef message = item.origin().message();
    boolean stands = state.isOpen() && item.removal() == Removal.NONE;
    return new Mine(view, stands && message != null && written.test(message), stands);
  }
}
