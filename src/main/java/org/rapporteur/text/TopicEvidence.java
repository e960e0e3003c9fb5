package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rapporteur.text.TopicPhrases.Phrase;

/** Judges by the keywords met in a text which topics it carries. */
final class TopicEvidence {
  private static final int MOST_WORDS_SHOWN = 5;

  /** Weights such as 0.3, 0.3 and 0.4 make 1, whatever the rounding. */
  private static final double ENOUGH = 1 - 1e-9;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** By place, the longest of those that begin alike first; in the same place the surest first. */
  private static final Comparator<Match> BY_PLACE =
      Comparator.comparingInt(Match::from)
          .thenComparing(Match::to, Comparator.reverseOrder())
          .thenComparing(m -> m.phrase.keyword().weight(), Comparator.reverseOrder())
          .thenComparingInt(Match::doubt);

  private TopicEvidence() {}

  /**
   * A keyword met in a text.
   *
   * @param from index of its first word
   * @param to index after its last word
   * @param doubt 0 for a keyword in the text's own language without a typo, more for others
   */
  record Match(int from, int to, Phrase phrase, int doubt) {}

  static List<TopicMatch> weigh(List<Match> matches, TopicSet set, String text, List<Word> words) {
    if (matches.isEmpty()) {
      return List.of();
    }
    Set<Integer> excluded = new HashSet<>();
    List<Match> positive = new ArrayList<>(matches.size());
    for (Match match : matches) {
      if (match.phrase.negative()) {
        excluded.add(match.phrase.topic());
      } else {
        positive.add(match);
      }
    }
    Map<Integer, List<Match>> byTopic = new TreeMap<>();
    for (Match match : longest(positive)) {
      if (!excluded.contains(match.phrase.topic())) {
        List<Match> ofTopic = byTopic.computeIfAbsent(match.phrase.topic(), t -> new ArrayList<>());
        Match last = ofTopic.isEmpty() ? null : ofTopic.get(ofTopic.size() - 1);
        if (last == null || last.from != match.from || last.to != match.to) {
          ofTopic.add(match);
        }
      }
    }
    List<TopicMatch> carried = new ArrayList<>(byTopic.size());
    byTopic.forEach(
        (topic, ofTopic) -> {
          if (weight(ofTopic) >= ENOUGH) {
            carried.add(shown(set.topics().get(topic).id(), ofTopic, text, words));
          }
        });
    return carried;
  }

  private static double weight(List<Match> matches) {
    Map<Keyword, Double> weights = new HashMap<>();
    matches.forEach(m -> weights.put(m.phrase.keyword(), m.phrase.keyword().weight()));
    return weights.values().stream().mapToDouble(w -> w).sum();
  }

  private static TopicMatch shown(
      String topic, List<Match> matches, String text, List<Word> words) {
    Map<String, String> written = new LinkedHashMap<>();
    Map<String, String> keywords = new LinkedHashMap<>();
    for (Match match : matches) {
      if (written.size() < MOST_WORDS_SHOWN) {
        String cut = text.substring(words.get(match.from).start(), words.get(match.to - 1).end());
        String shown = SPACES.matcher(cut).replaceAll(" ");
        String key = shown.toLowerCase(Locale.ROOT);
        written.putIfAbsent(key, shown);
        keywords.putIfAbsent(key, match.phrase.keyword().phrase());
      }
    }
    return new TopicMatch(topic, List.copyOf(written.values()), List.copyOf(keywords.values()));
  }

  /** The matches by place, without those within a longer one: the phrase beats its words. */
  private static List<Match> longest(List<Match> matches) {
    matches.sort(BY_PLACE);
    List<Match> longest = new ArrayList<>(matches.size());
    int from = -1;
    int to = -1;
    for (Match match : matches) {
      if (match.to > to || (match.from == from && match.to == to)) {
        from = match.from;
        to = match.to;
        longest.add(match);
      }
    }
    return longest;
  }
}
