package org.rapporteur.text;

import java.util.List;

/**
 * What the bot understood of a text.
 *
 * @param kind question if any part of it is one
 * @param topics those of all its parts
 * @param parts what it holds, each an item of its own, in the order they were written; none in
 *     chatter, and in most messages one
 */
public record Reading(Language language, Kind kind, List<TopicMatch> topics, List<Part> parts) {
  public Reading {
    topics = List.copyOf(topics);
    parts = List.copyOf(parts);
    if (parts.isEmpty() != (kind == Kind.CHATTER)) {
      throw new IllegalArgumentException("chatter has no parts, everything else has some");
    }
  }

  /**
   * One question or comment of a text.
   *
   * @param text as it was written, all of the text where it is the only part
   * @param kind never chatter
   */
  public record Part(String text, Kind kind, List<TopicMatch> topics) {
    public Part {
      topics = List.copyOf(topics);
      if (kind == Kind.CHATTER) {
        throw new IllegalArgumentException("chatter is no part");
      }
    }
  }

  /** The reading of a text that holds one thing at most. */
  public static Reading of(Language language, Kind kind, List<TopicMatch> topics, String text) {
    return new Reading(
        language,
        kind,
        topics,
        kind == Kind.CHATTER ? List.of() : List.of(new Part(text, kind, topics)));
  }
}
