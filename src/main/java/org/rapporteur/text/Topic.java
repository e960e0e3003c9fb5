package org.rapporteur.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A subject the organisers configured.
 *
 * @param id what commands and files call it, such as {@code human-rights}
 * @param labels its name for people, per language; at least one
 * @param keywords words and phrases that show it, per language; at least one in all. A message
 *     carries the topic when the weights of those it holds reach 1.
 * @param negativeKeywords words and phrases, per language, that keep a message from carrying it
 *     whatever else the message holds
 */
public record Topic(
    String id,
    Map<Language, String> labels,
    Map<Language, List<Keyword>> keywords,
    Map<Language, List<String>> negativeKeywords) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Topic {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "topic id '" + id + "' must be lower-case words joined by '-', such as human-rights");
    }
    labels = Map.copyOf(labels);
    keywords = Map.copyOf(keywords);
    negativeKeywords = Map.copyOf(negativeKeywords);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("topic '" + id + "' needs a label in some language");
    }
    if (keywords.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("topic '" + id + "' needs a keyword in some language");
    }
  }

  /** A topic each of whose keywords is enough by itself. */
  public Topic(String id, Map<Language, String> labels, Map<Language, List<String>> keywords) {
    this(
        id,
        labels,
        keywords.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> e.getValue().stream().map(Keyword::of).toList())),
        Map.of());
  }

  /**
   * The label in a language, in English where there is none, in any other where there is neither.
   */
  public String label(Language language) {
    String label = labels.getOrDefault(language, labels.get(Language.EN));
    return label != null ? label : Objects.requireNonNull(labels.values().iterator().next());
  }

  /** This topic with the labels it lacks and the keywords of another. */
  Topic with(Topic more) {
    Map<Language, String> allLabels = new EnumMap<>(Language.class);
    allLabels.putAll(more.labels);
    allLabels.putAll(labels);
    return new Topic(
        id,
        allLabels,
        joined(keywords, more.keywords),
        joined(negativeKeywords, more.negativeKeywords));
  }

  private static <T> Map<Language, List<T>> joined(
      Map<Language, List<T>> some, Map<Language, List<T>> more) {
    Map<Language, List<T>> joined = new EnumMap<>(Language.class);
    joined.putAll(some);
    more.forEach(
        (language, added) ->
            joined.merge(
                language,
                added,
                (a, b) -> {
                  LinkedHashSet<T> each = new LinkedHashSet<>(a);
                  each.addAll(b);
                  return new ArrayList<>(each);
                }));
    return joined;
  }
}
