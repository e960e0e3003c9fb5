package org.rapporteur.text.theme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.text.Token;
import org.rapporteur.text.TokenReader;
import org.rapporteur.text.Utterance;

/**
 * Finds the views that few hold, so that they are not lost under the loud ones.
 *
 * <p>A view qualifies when no topic and no theme covers it, it is of substance (at least five words
 * that are not grammar or courtesy, two of them telling), and nobody else says much the same: no
 * other person's item shares half of its telling words. Of those, the ones whose telling words the
 * fewest other people use come first, and of two alike, or by one person, only the first is taken.
 */
public final class MinorityViews {
  /** So many are listed. */
  public static final int MOST = 3;

  private static final int FEWEST_WORDS = 5;
  private static final int FEWEST_TELLING = 2;
  private static final double ALIKE = 0.5;

  /** A long item does not win by its length. */
  private static final int MOST_WORDS = 12;

  private MinorityViews() {}

  private record View(Utterance utterance, Set<Long> words, double rarity) {}

  /**
   * The items of up to {@value #MOST} views, the rarest first.
   *
   * @param utterances of the window or the session; the time taken grows with how many they are and
   *     with how often their words are repeated
   * @param themes those known; their items are no minority's
   */
  public static List<Integer> of(Collection<Utterance> utterances, Collection<Theme> themes) {
    Set<Integer> covered = new HashSet<>();
    themes.forEach(t -> covered.addAll(t.items()));
    TokenReader reader = new TokenReader();
    Map<Integer, Set<Long>> telling = new HashMap<>();
    Map<Long, List<Utterance>> saying = new HashMap<>();
    Set<Integer> substantial = new HashSet<>();
    for (Utterance utterance : utterances) {
      Set<Long> words = new HashSet<>();
      List<Token> tokens = reader.read(TokenReader.clean(utterance.text()), utterance.language());
      for (Gram gram : Gram.rising(tokens, utterance.language())) {
        if (gram.rarity() == Gram.Rarity.TELLING_WORD && words.add(gram.key())) {
          saying.computeIfAbsent(gram.key(), w -> new ArrayList<>()).add(utterance);
        }
      }
      telling.put(utterance.item(), words);
      if (tokens.stream().filter(Token::isContent).count() >= FEWEST_WORDS
          && words.size() >= FEWEST_TELLING) {
        substantial.add(utterance.item());
      }
    }
    List<View> views = new ArrayList<>();
    for (Utterance utterance : utterances) {
      Set<Long> words = telling.getOrDefault(utterance.item(), Set.of());
      if (utterance.topics().isEmpty()
          && substantial.contains(utterance.item())
          && !covered.contains(utterance.item())
          && isAlone(utterance, words, saying)) {
        views.add(new View(utterance, words, rarity(utterance, words, saying)));
      }
    }
    views.sort(
        Comparator.comparingDouble(View::rarity)
            .reversed()
            .thenComparingInt(v -> v.utterance().item()));
    return different(views);
  }

  private static boolean isAlone(
      Utterance utterance, Set<Long> words, Map<Long, List<Utterance>> saying) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (long word : words) {
      for (Utterance other : saying.getOrDefault(word, List.of())) {
        if (other.person() != utterance.person()
            && shared.merge(other.item(), 1, Integer::sum) >= ALIKE * words.size()) {
          return false;
        }
      }
    }
    return true;
  }

  private static double rarity(
      Utterance utterance, Set<Long> words, Map<Long, List<Utterance>> saying) {
    double rarity = 0;
    for (long word : words) {
      long others =
          saying.getOrDefault(word, List.of()).stream()
              .mapToInt(Utterance::person)
              .filter(p -> p != utterance.person())
              .distinct()
              .count();
      rarity += 1.0 / (1 + others);
    }
    return Math.min(rarity, MOST_WORDS);
  }

  private static List<Integer> different(List<View> views) {
    List<View> chosen = new ArrayList<>();
    for (View view : views) {
      boolean isNew =
          chosen.stream()
              .noneMatch(
                  c ->
                      c.utterance().person() == view.utterance().person()
                          || c.words().stream().anyMatch(view.words()::contains));
      if (isNew && chosen.size() < MOST) {
        chosen.add(view);
      }
    }
    return chosen.stream().map(v -> v.utterance().item()).toList();
  }
}
