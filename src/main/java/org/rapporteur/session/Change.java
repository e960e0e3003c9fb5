package org.rapporteur.session;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;

/**
 * All that one step writes, in one transaction or not at all: events appended, the personal data
 * they name, posts put in the outbox, inbox rows consumed.
 *
 * @param history what is appended; its first event follows {@code expected}
 * @param expected the sequence number the record must stand at
 * @param cause the platform's id of the command that asked for it: a second change of the same
 *     cause is a {@link ConflictException#isRepeated repeated} one; null for what may repeat
 * @param consumed ids of inbox rows
 */
public record Change(
    SessionId session,
    long expected,
    @Nullable String cause,
    History history,
    List<Outgoing> posts,
    List<Long> consumed) {
  public Change {
    posts = List.copyOf(posts);
    consumed = List.copyOf(consumed);
  }

  /**
   * A post on its way out.
   *
   * @param key what it is, unique in the session: a later one of the same key takes its place and
   *     edits what was posted
   */
  public record Outgoing(String key, Place place, Post post) {}

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return history.events().isEmpty() && posts.isEmpty() && consumed.isEmpty();
  }

  /** The words this change erases, by the events that say so. */
  public List<Integer> erasedWords() {
    return history.events().stream().flatMap(r -> erasedWords(r.event()).stream()).toList();
  }

  /** The words that an event erases, beside those of a person it forgets. */
  public static Set<Integer> erasedWords(Event event) {
    if (event instanceof Event.ItemWithdrawn e) {
      return e.words();
    }
    if (event instanceof Event.ChatterDeleted e) {
      return Set.of(e.words());
    }
    return event instanceof Event.ThemeDissolved e ? e.words() : Set.of();
  }

  /** The items whose text this change erases. */
  public Set<Integer> erasedItems() {
    Set<Integer> erased = new TreeSet<>();
    for (Recorded recorded : history.events()) {
      if (recorded.event() instanceof Event.ItemWithdrawn e) {
        erased.add(e.number());
      } else if (recorded.event() instanceof Event.PersonForgotten e) {
        erased.addAll(e.items());
      }
    }
    return erased;
  }

  /** The last of the people whose names this change drops; empty when it drops none. */
  public OptionalInt droppedPeople() {
    return history.events().stream()
        .map(Recorded::event)
        .filter(Event.PeopleDropped.class::isInstance)
        .mapToInt(e -> ((Event.PeopleDropped) e).last())
        .max();
  }

  /** The people this change forgets. */
  public List<Integer> forgottenPeople() {
    return history.events().stream()
        .map(Recorded::event)
        .filter(Event.PersonForgotten.class::isInstance)
        .map(e -> ((Event.PersonForgotten) e).person())
        .toList();
  }
}
