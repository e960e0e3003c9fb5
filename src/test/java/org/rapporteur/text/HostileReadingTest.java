package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.text.duplicate.DuplicateIndex;
import org.rapporteur.text.duplicate.DuplicateRules;
import org.rapporteur.text.theme.Theme;
import org.rapporteur.text.theme.ThemeFinder;
import org.rapporteur.text.theme.Themes;

/** Whatever is said has a language, a kind, topics, repetitions and themes, or none. */
final class HostileReadingTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static final FloorReader READER =
      new StandardFloorReader(
          new TopicSet(
              "one",
              List.of(
                  new Topic(
                      "data",
                      Map.of(Language.EN, "Data"),
                      Map.of(Language.EN, List.of("data", "training of judges"))))));

  @Fuzzed
  void aText(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String text = mischief.text();
    Reading reading = READER.read(text, mischief.oneOf(List.of(Language.values())));

    assertThat(reading.parts())
        .as(text)
        .allSatisfy(part -> assertThat(part.text()).isNotBlank().isSubstringOf(text));
  }

  @Fuzzed
  void aQuestionAmongOthers(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    DuplicateIndex index = new DuplicateIndex(DuplicateRules.byWords());
    for (int n = 1; n < 6; n++) {
      index.add(n, Language.EN, mischief.text());
    }
    String asked = mischief.text();
    index.add(7, Language.EN, asked);

    assertThat(index.like(Language.EN, asked, 3)).hasSizeLessThanOrEqualTo(3);
  }

  @Fuzzed
  void whatManySay(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    ThemeFinder finder = new ThemeFinder();
    List<String> said = new ArrayList<>(List.of(mischief.text(), mischief.text()));
    for (int n = 1; n < 12; n++) {
      finder.add(
          new Utterance(
              n,
              n % 5,
              NOON.plus(Duration.ofSeconds(n)),
              mischief.oneOf(List.of(Language.values())),
              mischief.oneOf(said) + " " + mischief.line(),
              List.of()));
    }
    Instant now = NOON.plus(Duration.ofMinutes(1));
    List<Theme> themes = Themes.grown(List.of(), 0, finder.at(now), now);

    assertThat(themes).allSatisfy(theme -> assertThat(theme.name()).isNotBlank());
  }
}
