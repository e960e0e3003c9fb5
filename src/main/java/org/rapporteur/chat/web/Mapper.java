package org.rapporteur.chat.web;

import java.time.Instant;
import java.util.Map;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.MessageRef;

/** Puts what a form sent into the core's words. */
final class Mapper {
  private static final String UPVOTE = "upvote";

  private Mapper() {}

  static ChatEvent posted(
      Visitor visitor, MessageRef message, String text, boolean anonymous, Instant at) {
    return new ChatEvent.Posted(
        message, visitor.author(), text, at, null, visitor.presence(), anonymous, anonymous);
  }

  static ChatEvent edited(MessageRef message, String text, Instant at, String eventId) {
    return new ChatEvent.Edited(message, text, at, eventId);
  }

  static ChatEvent upvoted(
      Visitor visitor, MessageRef message, boolean added, Instant at, String eventId) {
    return new ChatEvent.Reacted(message, visitor.author(), UPVOTE, added, at, eventId);
  }

  /**
   * The call of a typed line.
   *
   * @param line without the slash
   */
  static CommandCall called(Visitor visitor, ChannelRef channel, String line, String id) {
    String[] words = line.strip().split("\\s+", 2);
    return new CommandCall(
        id,
        words[0],
        words.length > 1 ? words[1] : "",
        Map.of(),
        visitor.author(),
        channel,
        visitor.moderator(),
        visitor.presence(),
        visitor.locale());
  }
}
