package org.rapporteur.chat;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a channel, in the core's words: an adapter's one mapper makes it of the
 * platform's payload.
 */
public sealed interface ChatEvent {
  /** The message it is about. */
  MessageRef message();

  /** When it happened, by the platform's clock. */
  Instant at();

  /**
   * What tells two deliveries of one event from two events: equal keys are the same event. Kind of
   * event, message and, where one message can have several such events, the platform's event id.
   */
  String key();

  /**
   * A message was posted.
   *
   * @param text plain text in Unicode, the platform's escapes undone
   * @param replyTo the message it answers or whose thread it stands in
   * @param asked it came by {@code /ask} or the like: always a question
   * @param anonymous its author asked not to be named to anybody
   */
  record Posted(
      MessageRef message,
      Author author,
      String text,
      Instant at,
      @Nullable MessageRef replyTo,
      Presence presence,
      boolean asked,
      boolean anonymous)
      implements ChatEvent {
    /** An ordinary message, no reply. */
    public static Posted of(MessageRef message, Author author, String text, Instant at) {
      return new Posted(message, author, text, at, null, Presence.UNKNOWN, false, false);
    }

    @Override
    public String key() {
      return "posted " + message;
    }
  }

  /**
   * A message's text was changed by its author.
   *
   * @param eventId tells one edit of a message from the next
   */
  record Edited(MessageRef message, String text, Instant at, String eventId) implements ChatEvent {
    @Override
    public String key() {
      return "edited " + message + " " + eventId;
    }
  }

  /** A message was deleted. */
  record Deleted(MessageRef message, Instant at) implements ChatEvent {
    @Override
    public String key() {
      return "deleted " + message;
    }
  }

  /**
   * A person put a reaction on a message, or took it away.
   *
   * @param emoji the platform's name of it, without skin tone
   * @param added false when it was taken away
   * @param eventId tells one change from the next
   */
  record Reacted(
      MessageRef message, Author author, String emoji, boolean added, Instant at, String eventId)
      implements ChatEvent {
    public Reacted {
      Objects.requireNonNull(emoji);
    }

    @Override
    public String key() {
      return "reacted " + message + " " + eventId;
    }
  }
}
