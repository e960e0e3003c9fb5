package org.rapporteur.text.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.Utterance;

class TownHallThemesTest {
  private static final int SEEDS = 20;

  /** One in so many: what is missed is said by four people among two hundred messages. */
  private static final int MISSED_AT_MOST = 17;

  private static final double[] PER_MINUTE = {2, 4, 8, 15, 30};

  /** What was found in an hour. */
  private record Hour(Set<TownHall.Planted> found, List<String> falseThemes) {}

  @ParameterizedTest
  @EnumSource
  void plantedBurstsAreFoundWithinThreeMinutes(Language language) {
    assertFound(language);
  }

  @Test
  void plantedBurstsAreFoundWhereAllLanguagesAreSpoken() {
    assertFound(Language.values());
  }

  private static void assertFound(Language... languages) {
    List<String> missed = new ArrayList<>();
    int planted = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double perMinute = PER_MINUTE[seed % PER_MINUTE.length];
      TownHall hall = TownHall.withBursts(seed, perMinute, languages);
      Hour hour = attend(hall);
      planted += hall.planted().size();
      hall.planted().stream()
          .filter(p -> !hour.found().contains(p))
          .forEach(p -> missed.add(p.subject() + " at " + perMinute + " a minute"));
    }
    assertThat(missed).as("of %d", planted).hasSizeLessThanOrEqualTo(planted / MISSED_AT_MOST);
  }

  @ParameterizedTest
  @EnumSource
  void ordinaryTalkOfTwoMessagesAMinuteHasOneFalseThemeAnHourAtMost(Language language) {
    List<String> themes = new ArrayList<>();
    for (int seed = 100; seed < 100 + SEEDS; seed++) {
      themes.addAll(attend(TownHall.ordinary(seed, 2, language)).falseThemes());
    }
    // Of made-up Chinese names any two characters come together now and then.
    assertThat(themes).hasSizeLessThanOrEqualTo(language == Language.ZH ? 3 * SEEDS : SEEDS);
  }

  /** Looks at a town hall every 30 seconds. */
  private static Hour attend(TownHall hall) {
    ThemeFinder finder = new ThemeFinder();
    Set<TownHall.Planted> found = new HashSet<>();
    List<Theme> themes = List.of();
    List<String> falseThemes = new ArrayList<>();
    StandardFloorReader reader = new StandardFloorReader(TopicSet.none());
    int next = 0;
    for (int second = 30; second <= 3600; second += 30) {
      Instant now = TownHall.START.plusSeconds(second);
      while (next < hall.floor().size() && !hall.floor().get(next).at().isAfter(now)) {
        Utterance said = hall.floor().get(next);
        Reading reading = reader.read(said.text(), said.language());
        if (reading.kind() != Kind.CHATTER) {
          finder.add(said);
        }
        next++;
      }
      List<Theme> grown = Themes.grown(themes, 0, finder.at(now), now);
      for (Theme theme : grown.subList(themes.size(), grown.size())) {
        if (hall.planted().stream().noneMatch(p -> touches(theme, p))) {
          falseThemes.add(theme.name());
        }
      }
      int soon = second;
      hall.planted().stream()
          .filter(p -> soon <= p.at() + 180 && grown.stream().anyMatch(t -> touches(t, p)))
          .forEach(found::add);
      themes = grown;
    }
    return new Hour(found, falseThemes);
  }

  private static boolean touches(Theme theme, TownHall.Planted planted) {
    return theme.items().stream().filter(planted.items()::contains).count() >= 2;
  }
}
