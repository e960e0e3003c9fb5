package org.rapporteur.digest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;

/**
 * Tells askers that their item was collected, by a reaction on their message, and what became of
 * it, in one post that is edited when that changes. Written with the change it tells of.
 */
public final class Notices implements Consumer<Draft> {
  /** Where an asker is told what became of their item. */
  public enum Way {
    /** Below their message, without reasons and answers, for others read it there. */
    THREAD,
    /** In a message to them alone. */
    DIRECT,
    NONE
  }

  private final boolean marks;
  private final Way way;
  private final Predicate<ChannelRef> tells;

  /**
   * @param marks whether a collected message gets a reaction
   * @param tells whether askers in a channel are told at all, by its platform
   */
  public Notices(boolean marks, Way way, Predicate<ChannelRef> tells) {
    this.marks = marks;
    this.way = way;
    this.tells = tells;
  }

  @Override
  public void accept(Draft draft) {
    Set<Integer> collected = new TreeSet<>();
    Set<Integer> handled = new TreeSet<>();
    for (Recorded recorded : draft.events()) {
      if (recorded.event() instanceof Event.ItemCollected e) {
        collected.add(e.number());
      } else if (recorded.event() instanceof Event.ItemLive e && e.answered() != null) {
        handled.add(e.answered());
      } else if (recorded.event() instanceof Event.SessionClosed) {
        draft.state().items().forEach(i -> handled.add(i.number()));
      }
      if (recorded.event() instanceof Event.Action e) {
        handled.add(e.number());
      }
    }
    if (marks) {
      collected.forEach(number -> mark(draft, number));
    }
    if (way != Way.NONE) {
      withMerged(draft.state(), handled).forEach(number -> tell(draft, number));
    }
  }

  /** What happens to an item happens to those that count as it. */
  private static Set<Integer> withMerged(SessionState state, Set<Integer> numbers) {
    Set<Integer> all = new TreeSet<>(numbers);
    numbers.forEach(n -> state.mergedInto(n).forEach(m -> all.add(m.number())));
    return all;
  }

  private void mark(Draft draft, int number) {
    draft
        .state()
        .item(number)
        .map(i -> i.origin().message())
        .filter(m -> draft.state().items(m).get(0).number() == number)
        .filter(m -> m.inChannel() && tells.test(m.channel()))
        .ifPresent(
            m -> draft.post("collected:" + number, new Place.Reaction(m), Post.of("Collected")));
  }

  private void tell(Draft draft, int number) {
    SessionState now = draft.state();
    SessionState before = draft.base();
    Item item = now.item(number).orElseThrow();
    Optional<Item> was = before.item(number);
    boolean worth =
        Outcome.isReached(now, item) || was.filter(i -> Outcome.isReached(before, i)).isPresent();
    String told = Outcome.of(now, item);
    boolean news = was.map(i -> !Outcome.of(before, i).equals(told)).orElse(true);
    if (item.removal() == Removal.NONE && worth && news) {
      place(now, item).ifPresent(to -> draft.post("outcome:" + number, to, post(now, item, to)));
    }
  }

  private static Post post(SessionState state, Item item, Place to) {
    return Post.of(
        "",
        List.of(
            Post.Section.of(
                "",
                List.of(
                    to instanceof Place.Direct
                        ? Outcome.line(state, item)
                        : Post.Line.of(
                            "#" + item.number() + " — " + Outcome.publicly(state, item),
                            item.number())))));
  }

  /** What was asked privately is answered to the person alone. */
  private Optional<Place> place(SessionState state, Item item) {
    MessageRef message = item.origin().message();
    if (message == null || !tells.test(message.channel())) {
      return Optional.empty();
    }
    if (way == Way.THREAD && message.inChannel()) {
      return Optional.of(new Place.Below(message));
    }
    return state
        .person(item.origin().author())
        .map(Person::user)
        .map(user -> new Place.Direct(message.channel(), user));
  }
}
