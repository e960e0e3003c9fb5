package org.rapporteur.text.theme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.text.Utterance;

/**
 * The themes of a session from one look to the next: pure functions of what is known of them and
 * what rises now.
 */
public final class Themes {
  /** A burst that has this part of its items in a theme is of that theme. */
  private static final double SHARED = 0.5;

  private static final int MOST_KEYWORDS = 8;

  private Themes() {}

  /** One item of a theme that still stands: who said it when. */
  public record Voice(int person, Instant at) {}

  /**
   * The known themes, grown by the items of what rises now, and the new ones after them. A theme
   * keeps its number and name; the next number is that after the highest known, so that those of
   * themes taken away must be given too or be told by {@code lastNumber}.
   *
   * @param known by number
   * @param lastNumber the highest number ever given; 0 at first
   */
  public static List<Theme> grown(
      List<Theme> known, int lastNumber, List<Burst> bursts, Instant now) {
    List<Theme> themes = new ArrayList<>(known);
    int number = known.stream().mapToInt(Theme::number).reduce(lastNumber, Math::max);
    for (Burst burst : bursts) {
      int at = themeOf(burst, themes);
      if (at >= 0) {
        themes.set(at, grown(themes.get(at), burst));
      } else {
        number++;
        themes.add(
            new Theme(number, burst.name(), burst.language(), burst.terms(), burst.items(), now));
      }
    }
    return themes;
  }

  /** A theme with one item more, in its place. */
  public static Theme with(Theme theme, int item) {
    return withItems(theme, List.of(item));
  }

  /** Whether an item says one of the theme's terms: it belongs to it even when nothing rises. */
  public static boolean matches(Theme theme, Utterance utterance) {
    Phrases terms = new Phrases();
    Set<Long> said = terms.said(utterance.text(), utterance.language());
    return theme.terms().stream()
        .map(term -> terms.key(term, theme.language()))
        .anyMatch(said::contains);
  }

  /**
   * How a theme goes.
   *
   * @param voices of its items that still stand, in any order
   * @param window of the {@link ThemeFinder}
   */
  public static ThemeStatus status(
      Theme theme, Collection<Voice> voices, Instant now, Duration window) {
    Instant start = now.minus(window);
    if (theme.since().isAfter(start)) {
      return ThemeStatus.NEW;
    }
    int people = people(voices, start, now);
    int before = people(voices, start.minus(window), start);
    if (people == 0 || 2 * people < before) {
      return ThemeStatus.FADING;
    }
    return people > before ? ThemeStatus.RISING : ThemeStatus.STEADY;
  }

  /** Whether enough people are left to show it: some may have withdrawn or been forgotten. */
  public static boolean isProven(Collection<Voice> voices) {
    return voices.stream().mapToInt(Voice::person).distinct().count() >= ThemeFinder.FEWEST_PEOPLE;
  }

  /**
   * The keywords of the topic that a moderator makes of a theme: its terms as people wrote them.
   */
  public static List<String> keywords(Theme theme) {
    Set<String> seen = new HashSet<>();
    Set<String> keywords = new LinkedHashSet<>();
    for (String term : theme.terms()) {
      if (seen.add(term.toLowerCase(Locale.ROOT))) {
        keywords.add(term);
      }
    }
    return keywords.stream().limit(MOST_KEYWORDS).toList();
  }

  private static int themeOf(Burst burst, List<Theme> themes) {
    for (int i = 0; i < themes.size(); i++) {
      Theme theme = themes.get(i);
      long shared = burst.items().stream().filter(theme.items()::contains).count();
      if (shared >= SHARED * burst.items().size() || sharesTerms(burst, theme)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether what names one of the two is a term of the other. */
  private static boolean sharesTerms(Burst burst, Theme theme) {
    Phrases phrases = new Phrases();
    Set<Long> ofBurst = new HashSet<>();
    burst.terms().forEach(t -> ofBurst.add(phrases.key(t, burst.language())));
    Set<Long> ofTheme = new HashSet<>();
    theme.terms().forEach(t -> ofTheme.add(phrases.key(t, theme.language())));
    return ofTheme.contains(phrases.key(burst.name(), burst.language()))
        || (!theme.terms().isEmpty()
            && ofBurst.contains(phrases.key(theme.terms().get(0), theme.language())));
  }

  private static Theme grown(Theme theme, Burst burst) {
    return withItems(theme, burst.items());
  }

  private static Theme withItems(Theme theme, Collection<Integer> items) {
    Set<Integer> all = new TreeSet<>(theme.items());
    return all.addAll(items)
        ? new Theme(
            theme.number(),
            theme.name(),
            theme.language(),
            theme.terms(),
            List.copyOf(all),
            theme.since())
        : theme;
  }

  private static int people(Collection<Voice> voices, Instant after, Instant to) {
    return (int)
        voices.stream()
            .filter(v -> v.at().isAfter(after) && !v.at().isAfter(to))
            .mapToInt(Voice::person)
            .distinct()
            .count();
  }
}
