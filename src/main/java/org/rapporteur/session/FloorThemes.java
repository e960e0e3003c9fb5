package org.rapporteur.session;

import java.util.Collection;
import java.util.function.UnaryOperator;
import org.pcollections.Empty;
import org.pcollections.IntTreePMap;
import org.pcollections.PMap;

/** The themes of a session as its events made them: an immutable value, as the state is. */
record FloorThemes(PMap<Integer, FloorTheme> byNumber) {
  static final FloorThemes NONE = new FloorThemes(IntTreePMap.empty());

  /** All that were found, by number, whatever became of them. */
  Collection<FloorTheme> all() {
    return byNumber.values();
  }

  /**
   * What an event makes of them; themselves where it is about no theme.
   *
   * @throws IllegalStateException if it names a theme there is not: the record is broken
   */
  FloorThemes after(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof Event.ThemeEmerged e) {
      return with(
          new FloorTheme(
              e.theme(),
              e.words(),
              Empty.vector(),
              e.language(),
              Empty.<Integer>orderedSet().plusAll(e.items()),
              recorded.at(),
              FloorTheme.Ruling.NONE,
              null));
    } else if (event instanceof Event.ThemeGrown e) {
      return change(e.theme(), recorded, t -> t.grown(e.items()));
    } else if (event instanceof Event.ThemeRenamed e) {
      return change(e.theme(), recorded, t -> t.renamed(e.words()));
    } else if (event instanceof Event.ThemeDismissed e) {
      return change(e.theme(), recorded, t -> t.ruled(FloorTheme.Ruling.DISMISSED, null));
    } else if (event instanceof Event.ThemeRestored e) {
      return change(e.theme(), recorded, t -> t.ruled(FloorTheme.Ruling.NONE, null));
    } else if (event instanceof Event.ThemeConfirmed e) {
      return change(e.theme(), recorded, t -> t.ruled(FloorTheme.Ruling.CONFIRMED, e.topic()));
    } else if (event instanceof Event.ThemeDissolved e) {
      return change(e.theme(), recorded, t -> t.ruled(FloorTheme.Ruling.DISSOLVED, null));
    }
    return this;
  }

  /** Them without an item whose text is another now: it no longer proves what it did. */
  FloorThemes without(int item) {
    FloorThemes left = this;
    for (FloorTheme theme : all()) {
      left = left.with(theme.without(item));
    }
    return left;
  }

  private FloorThemes change(int number, Recorded recorded, UnaryOperator<FloorTheme> change) {
    FloorTheme known = byNumber.get(number);
    if (known == null) {
      throw new IllegalStateException(
          "event " + recorded.seq() + " is about theme " + number + ": not there");
    }
    return with(change.apply(known));
  }

  private FloorThemes with(FloorTheme theme) {
    return new FloorThemes(byNumber.plus(theme.number(), theme));
  }
}
