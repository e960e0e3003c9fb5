package org.rapporteur.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;

/**
 * Finds topics as a plain tool would: by their keywords as whole words just as they are written, in
 * any case and any language; Chinese, which has no spaces, anywhere.
 */
final class WholeWords {
  private static final String EDGE = "[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]";
  private final Map<String, Pattern> topics = new LinkedHashMap<>();

  WholeWords(TopicSet set) {
    for (Topic topic : set.topics()) {
      String keywords =
          topic.keywords().values().stream()
              .flatMap(List::stream)
              .map(k -> Pattern.quote(k.phrase()))
              .collect(Collectors.joining("|"));
      topics.put(
          topic.id(),
          Pattern.compile(
              "(?<!%s)(?:%s)(?!%s)".formatted(EDGE, keywords, EDGE),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }

  Set<String> in(String text) {
    return topics.entrySet().stream()
        .filter(t -> t.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
