package org.rapporteur.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.Empty;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

/**
 * One thing an attendee contributed. Its text lies beside it: {@link SessionState#text(Item)}.
 *
 * @param number what it is called by: {@code #12}
 * @param upvoters who reacted, with the reactions that stand
 */
public record Item(
    int number,
    Origin origin,
    Content content,
    PMap<Integer, PSet<String>> upvoters,
    Handling handling,
    Removal removal) {
  public Item {
    if (number < 1) {
      throw new IllegalArgumentException("items are counted from 1");
    }
  }

  /**
   * Where it came from.
   *
   * @param message the message it came in, null when it was spoken in the room
   * @param author the person, known to nobody else when {@code anonymous}
   */
  public record Origin(
      @Nullable MessageRef message,
      ChannelRef source,
      int author,
      boolean anonymous,
      Presence presence,
      Instant askedAt) {}

  /**
   * What it says, as read.
   *
   * @param words its text as it stands
   * @param earlier its texts before edits, oldest first
   * @param topics the topics the reading found
   */
  public record Content(
      Kind kind, int words, PVector<Integer> earlier, Language language, List<String> topics) {
    public Content {
      topics = List.copyOf(topics);
      if (kind == Kind.CHATTER) {
        throw new IllegalArgumentException("chatter is no item");
      }
    }

    private Content about(List<String> now) {
      return new Content(kind, words, earlier, language, now);
    }
  }

  /** What it counts as: the reading's kind, or question where a moderator said so. */
  public Kind kind() {
    return handling.promoted() ? Kind.QUESTION : content.kind();
  }

  public Moderation moderation() {
    return handling.verdict().moderation();
  }

  public Delivery delivery() {
    return handling.course().delivery();
  }

  /** Whom it was flagged to, null when to nobody by name. */
  public @Nullable String speaker() {
    return handling.course().speaker();
  }

  /** Whether it stands in lists: not taken back and not part of another. */
  public boolean stands() {
    return removal == Removal.NONE && handling.mergedInto() == null;
  }

  /** Whether it stands and no moderator dismissed it. */
  public boolean isOpen() {
    return stands() && moderation() != Moderation.DISMISSED;
  }

  boolean carries(String topic) {
    return (content.topics().contains(topic) || handling.retagging().added().contains(topic))
        && !handling.retagging().removed().contains(topic);
  }

  /** The ids of all that was ever its text, and of the wording that says the same. */
  public Set<Integer> allWords() {
    Set<Integer> all = new LinkedHashSet<>(content.earlier().plus(content.words()));
    if (handling.wording() != null) {
      all.add(handling.wording());
    }
    return all;
  }

  Item with(Handling now) {
    return new Item(number, origin, content, upvoters, now, removal);
  }

  Item with(Removal now) {
    return new Item(number, origin, content, upvoters, handling, now);
  }

  /** With a topic that was added to the session after it was read. */
  Item with(String topic) {
    if (content.topics().contains(topic)) {
      return this;
    }
    List<String> topics = new ArrayList<>(content.topics());
    topics.add(topic);
    return with(content.about(topics));
  }

  /** Without a topic that the session has no more. */
  Item without(String topic) {
    return content.topics().contains(topic)
        ? with(content.about(content.topics().stream().filter(t -> !t.equals(topic)).toList()))
        : this;
  }

  private Item with(Content now) {
    return new Item(number, origin, now, upvoters, handling, removal);
  }

  Item edited(Event.ItemEdited edit) {
    Content now =
        new Content(
            edit.kind(),
            edit.words(),
            content.earlier().plus(content.words()),
            edit.language(),
            edit.topics());
    return with(now);
  }

  Item upvoted(int person, String emoji, boolean added) {
    PSet<String> before = upvoters.getOrDefault(person, Empty.orderedSet());
    PSet<String> now = added ? before.plus(emoji) : before.minus(emoji);
    return new Item(
        number,
        origin,
        content,
        now.isEmpty() ? upvoters.minus(person) : upvoters.plus(person, now),
        handling,
        removal);
  }
}
