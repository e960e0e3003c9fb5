package org.rapporteur.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.text.Utterance;
import org.rapporteur.text.theme.Theme;
import org.rapporteur.text.theme.ThemeFinder;
import org.rapporteur.text.theme.Themes;

/** Finds what emerges in a chat: ours or a baseline. For one chat. */
interface Themer {
  void heard(Utterance utterance);

  /** The items of each theme found so far, in the order in which the themes were found. */
  List<Set<Integer>> look(Instant now);

  /** Ours. */
  static Themer ours() {
    return new Themer() {
      private final ThemeFinder finder = new ThemeFinder();
      private List<Theme> themes = List.of();

      @Override
      public void heard(Utterance utterance) {
        finder.add(utterance);
      }

      @Override
      public List<Set<Integer>> look(Instant now) {
        themes = Themes.grown(themes, 0, finder.at(now), now);
        return themes.stream().map(t -> Set.copyOf(t.items())).toList();
      }
    };
  }

  /** A theme is whatever word was said three times in five minutes. */
  static Themer repeatedWords() {
    return new RepeatedWords();
  }

  /** Counts words. */
  final class RepeatedWords implements Themer {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int TIMES = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Deque<Utterance> now = new ArrayDeque<>();
    private final Map<String, Set<Integer>> themes = new LinkedHashMap<>();

    private RepeatedWords() {}

    @Override
    public void heard(Utterance utterance) {
      now.add(utterance);
    }

    @Override
    public List<Set<Integer>> look(Instant at) {
      while (!now.isEmpty() && !now.getFirst().at().isAfter(at.minus(WINDOW))) {
        now.removeFirst();
      }
      Map<String, Set<Integer>> said = new HashMap<>();
      for (Utterance utterance : now) {
        for (String word : words(utterance.text())) {
          said.computeIfAbsent(word, w -> new TreeSet<>()).add(utterance.item());
        }
      }
      said.forEach(
          (word, items) -> {
            if (items.size() >= TIMES) {
              themes.computeIfAbsent(word, w -> new TreeSet<>()).addAll(items);
            }
          });
      return new ArrayList<>(themes.values());
    }

    private static Set<String> words(String text) {
      return BETWEEN_WORDS
          .splitAsStream(text.toLowerCase(Locale.ROOT))
          .filter(w -> !w.isEmpty())
          .collect(Collectors.toSet());
    }
  }
}
