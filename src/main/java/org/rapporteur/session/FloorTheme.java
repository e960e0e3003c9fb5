package org.rapporteur.session;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.rapporteur.text.Language;

/**
 * A theme of a session. Its name lies beside it: {@link SessionState#name(FloorTheme)}.
 *
 * @param number counted up in the session from 1; it is called {@code t1}
 * @param words its name and the terms it is known by
 * @param earlier what it was called before
 * @param items those that prove it, in the order they joined
 * @param since when it was found
 * @param topic the topic it was made, null while it is none
 */
public record FloorTheme(
    int number,
    int words,
    PVector<Integer> earlier,
    Language language,
    PSet<Integer> items,
    Instant since,
    Ruling ruling,
    @Nullable String topic) {
  /** One loud voice makes no theme. */
  public static final int LEAST_PEOPLE = 3;

  /** What moderators made of it. */
  public enum Ruling {
    NONE,
    DISMISSED,
    CONFIRMED,
    /** Nobody did anything: too few people stand behind it any more. */
    DISSOLVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it is called by in commands. */
  public String id() {
    return "t" + number;
  }

  FloorTheme grown(Collection<Integer> more) {
    return with(items.plusAll(more));
  }

  FloorTheme without(int item) {
    return items.contains(item) ? with(items.minus(item)) : this;
  }

  private FloorTheme with(PSet<Integer> now) {
    return new FloorTheme(number, words, earlier, language, now, since, ruling, topic);
  }

  FloorTheme renamed(int name) {
    return new FloorTheme(number, name, earlier.plus(words), language, items, since, ruling, topic);
  }

  FloorTheme ruled(Ruling now, @Nullable String asTopic) {
    return new FloorTheme(number, words, earlier, language, items, since, now, asTopic);
  }
}
