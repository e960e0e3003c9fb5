package org.rapporteur.text;

import java.util.List;

/**
 * Why a message carries a topic.
 *
 * @param topic the topic's id
 * @param words the words of the message that matched, as they were written, in their order
 * @param keywords for each of the words the keyword it was taken for, as the organisers wrote it
 */
public record TopicMatch(String topic, List<String> words, List<String> keywords) {
  public TopicMatch {
    words = List.copyOf(words);
    // What was kept before keywords were told has none.
    keywords = keywords == null ? words : List.copyOf(keywords);
    if (keywords.size() != words.size()) {
      throw new IllegalArgumentException("each of the words needs its keyword");
    }
  }

  /** A match of words that are keywords themselves. */
  public TopicMatch(String topic, List<String> words) {
    this(topic, words, words);
  }
}
