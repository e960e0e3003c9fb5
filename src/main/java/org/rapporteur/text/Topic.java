package org.rapporteur.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A subject the organisers configured.
 *
 * @param id what commands and files call it, such as {@code human-rights}
 * @param labels its name for people, per language; at least one
 * @param keywords words and phrases that show it, per language; at least one in all
 */
public record Topic(String id, Map<Language, String> labels, Map<Language, List<String>> keywords) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Topic {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "topic id '" + id + "' must be lower-case words joined by '-', such as human-rights");
    }
    labels = Map.copyOf(labels);
    keywords = Map.copyOf(keywords);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("topic '" + id + "' needs a label in some language");
    }
    if (keywords.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("topic '" + id + "' needs a keyword in some language");
    }
  }

  /**
   * The label in a language, in English where there is none, in any other where there is neither.
   */
  public String label(Language language) {
    String label = labels.getOrDefault(language, labels.get(Language.EN));
    return label != null ? label : Objects.requireNonNull(labels.values().iterator().next());
  }
}
