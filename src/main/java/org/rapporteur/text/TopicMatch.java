package org.rapporteur.text;

import java.util.List;

/**
 * Why a message carries a topic.
 *
 * @param topic the topic's id
 * @param words the words of the message that matched, as they were written, in their order
 */
public record TopicMatch(String topic, List<String> words) {
  public TopicMatch {
    words = List.copyOf(words);
  }
}
