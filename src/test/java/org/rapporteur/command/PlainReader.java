package org.rapporteur.command;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;

/** Reads by a question mark, by length, and by two words: enough to tell what commands do. */
final class PlainReader implements FloorReader {
  @Override
  public Reading read(String text, Language fallback) {
    List<TopicMatch> topics = new ArrayList<>();
    if (text.contains("training")) {
      topics.add(new TopicMatch("capacity-building", List.of("training")));
    }
    if (text.contains("rights")) {
      topics.add(new TopicMatch("human-rights", List.of("rights")));
    }
    return Reading.of(fallback, kind(text), topics, text);
  }

  private static Kind kind(String text) {
    if (text.contains("?")) {
      return Kind.QUESTION;
    }
    return text.contains(" ") ? Kind.COMMENT : Kind.CHATTER;
  }
}
