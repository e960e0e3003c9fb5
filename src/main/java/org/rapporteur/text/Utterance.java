package org.rapporteur.text;

import java.time.Instant;
import java.util.List;

/**
 * An item as themes are found in it.
 *
 * @param item its number in the session
 * @param person who said it; a person counts once, however much they say
 * @param at when it was said
 * @param text as it was written; any string
 * @param topics what the organisers' topics saw in it: their words make no theme
 */
public record Utterance(
    int item, int person, Instant at, Language language, String text, List<TopicMatch> topics) {
  public Utterance {
    topics = List.copyOf(topics);
  }
}
