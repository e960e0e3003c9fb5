package org.rapporteur.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows a session's items from state to state, so that what is made of them beside the states, an
 * index or a count, is as they are. Made anew wherever one is missing. Not for sharing between
 * threads.
 */
public final class ItemFollower {
  private final Audience audience;
  private final Map<Integer, Integer> texts = new HashMap<>();
  private int items;
  private int rewritten;

  public ItemFollower(Audience audience) {
    this.audience = audience;
  }

  /** Who is told of items. */
  public interface Audience {
    /** An item is there, or has another text or kind now. */
    void came(SessionState state, Item item);

    /** An item's text is gone, or will come anew. */
    void went(int number);
  }

  /**
   * Tells what a state has more or less than the one before. A step that was decided again, for
   * somebody else was faster, may have other items under the numbers of the last ones: those go and
   * come anew.
   */
  public void follow(SessionState state) {
    while (items > 0 && !isSame(state, items)) {
      go(items--);
    }
    List<Integer> changed = state.rewritten();
    rewritten = Math.min(rewritten, changed.size());
    for (int number : changed.subList(rewritten, changed.size())) {
      if (number <= items) {
        go(number);
        state.item(number).ifPresent(i -> come(state, i));
      }
    }
    rewritten = changed.size();
    for (int number = items + 1; number < state.nextItem(); number++) {
      state.item(number).ifPresent(i -> come(state, i));
      items = number;
    }
  }

  private boolean isSame(SessionState state, int number) {
    Integer known = texts.get(number);
    return known != null && state.item(number).map(i -> hash(state, i) == known).orElse(false);
  }

  private void come(SessionState state, Item item) {
    texts.put(item.number(), hash(state, item));
    if (item.removal() == Removal.NONE) {
      audience.came(state, item);
    }
  }

  private void go(int number) {
    texts.remove(number);
    audience.went(number);
  }

  private static int hash(SessionState state, Item item) {
    return 31 * state.text(item).hashCode() + item.origin().author();
  }
}
