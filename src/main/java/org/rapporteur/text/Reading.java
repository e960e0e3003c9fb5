package org.rapporteur.text;

import java.util.List;

/** What the bot understood of a text. */
public record Reading(Language language, Kind kind, List<TopicMatch> topics) {
  public Reading {
    topics = List.copyOf(topics);
  }
}
