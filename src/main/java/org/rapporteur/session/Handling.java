package org.rapporteur.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.Empty;
import org.pcollections.PSet;
import org.pcollections.PVector;

/**
 * What moderators made of an item: all that an undo brings back.
 *
 * @param mergedInto the item it counts as; that one is never merged itself
 * @param promoted a moderator made it a question, whatever the reading says
 * @param wording the words moderators put it in, null when it goes by its own
 * @param apart the items it does not ask the same as, by a moderator's word
 * @param last the action that touched it last, null when none did
 */
public record Handling(
    Verdict verdict,
    Course course,
    @Nullable Integer mergedInto,
    Retagging retagging,
    PVector<Note> notes,
    boolean promoted,
    @Nullable Integer wording,
    PSet<Integer> apart,
    @Nullable Act last) {
  /** An item nobody has touched. */
  static final Handling NEW =
      new Handling(
          new Verdict(Moderation.PENDING, null),
          new Course(Delivery.NONE, null, 0, null),
          null,
          new Retagging(Empty.orderedSet(), Empty.orderedSet()),
          Empty.vector(),
          false,
          null,
          Empty.orderedSet(),
          null);

  /**
   * Whether moderators kept it.
   *
   * @param reason the words that say why it was dismissed
   */
  public record Verdict(Moderation moderation, @Nullable Integer reason) {}

  /**
   * How far it came on its way to a speaker.
   *
   * @param speaker whom it was flagged to, null when to the panel
   * @param queuedAt the sequence number of its flagging, which orders the queue; 0 before
   * @param answer the words of a written answer
   */
  public record Course(
      Delivery delivery, @Nullable String speaker, long queuedAt, @Nullable Integer answer) {
    Course at(Delivery now) {
      return new Course(now, speaker, queuedAt, answer);
    }

    Course answered(@Nullable Integer words) {
      return new Course(Delivery.ANSWERED, speaker, queuedAt, words);
    }
  }

  /**
   * Topics moderators gave it and took away; what was taken away, no reading brings back.
   *
   * @param added topic ids
   * @param removed topic ids
   */
  public record Retagging(PSet<String> added, PSet<String> removed) {
    Retagging with(Event.ItemTagged tags) {
      return new Retagging(
          added.minusAll(tags.removed()).plusAll(tags.added()),
          removed.minusAll(tags.added()).plusAll(tags.removed()));
    }
  }

  /** A moderator's note; its words are kept beside the record. */
  public record Note(int person, Instant at, int words) {}

  /**
   * Who did what to an item, for the moderator who comes second.
   *
   * @param seq the event's sequence number
   * @param verb in the past tense: {@code dismissed}
   */
  public record Act(long seq, int person, Instant at, String verb) {}

  Handling with(Verdict now) {
    return new Handling(now, course, mergedInto, retagging, notes, promoted, wording, apart, last);
  }

  Handling with(Course now) {
    return new Handling(verdict, now, mergedInto, retagging, notes, promoted, wording, apart, last);
  }

  Handling with(Retagging now) {
    return new Handling(verdict, course, mergedInto, now, notes, promoted, wording, apart, last);
  }

  Handling merged(@Nullable Integer into) {
    return new Handling(verdict, course, into, retagging, notes, promoted, wording, apart, last);
  }

  Handling apart(int other) {
    return new Handling(
        verdict, course, mergedInto, retagging, notes, promoted, wording, apart.plus(other), last);
  }

  Handling worded(@Nullable Integer words) {
    return new Handling(
        verdict, course, mergedInto, retagging, notes, promoted, words, apart, last);
  }

  Handling with(Note note) {
    return new Handling(
        verdict, course, mergedInto, retagging, notes.plus(note), promoted, wording, apart, last);
  }

  Handling asQuestion() {
    return new Handling(verdict, course, mergedInto, retagging, notes, true, wording, apart, last);
  }

  /** Touched by an action; what no moderator had looked at is accepted by one of theirs. */
  Handling by(Act act) {
    Verdict looked =
        verdict.moderation() == Moderation.PENDING && act.person() != Person.BOT
            ? new Verdict(Moderation.ACCEPTED, null)
            : verdict;
    return new Handling(
        looked, course, mergedInto, retagging, notes, promoted, wording, apart, act);
  }
}
