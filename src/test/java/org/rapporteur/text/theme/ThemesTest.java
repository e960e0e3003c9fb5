package org.rapporteur.text.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.Utterance;

class ThemesTest {
  private static final Instant TEN = Instant.parse("2026-03-05T10:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private ThemeFinder finder = new ThemeFinder();
  private final List<Utterance> said = new ArrayList<>();

  private static Instant minute(double minutes) {
    return TEN.plusMillis((long) (minutes * 60_000));
  }

  private int say(double minute, int person, Language language, String text, TopicMatch... topics) {
    Utterance utterance =
        new Utterance(said.size() + 1, person, minute(minute), language, text, List.of(topics));
    said.add(utterance);
    finder.add(utterance);
    return utterance.item();
  }

  private int say(double minute, int person, String text, TopicMatch... topics) {
    return say(minute, person, Language.EN, text, topics);
  }

  private void fourOnTheFerry(double minute) {
    say(minute, 1, "Why is the night ferry cancelled in winter?");
    say(minute + 0.5, 2, "We depend on the night ferry for the hospital");
    say(minute + 1, 3, "night ferries were promised to the islands");
    say(minute + 1.5, 4, "Who decided about the night ferry?");
  }

  private List<Theme> look(List<Theme> known, double minute) {
    return Themes.grown(known, 0, finder.at(minute(minute)), minute(minute));
  }

  @Test
  void aSubjectOfFourPeopleIsAThemeWithItsItems() {
    say(0, 9, "The archive should open on Saturdays");
    fourOnTheFerry(1);
    say(2.6, 8, "Parking near the stadium is impossible");

    List<Burst> bursts = finder.at(minute(3));

    assertThat(bursts).hasSize(1);
    assertThat(bursts.get(0).name()).isEqualTo("night ferry");
    assertThat(bursts.get(0).items()).containsExactly(2, 3, 4, 5);
    assertThat(bursts.get(0).people()).isEqualTo(4);
    assertThat(bursts.get(0).language()).isEqualTo(Language.EN);
  }

  @Test
  void oneLoudVoiceMakesNoThemeNorDoTwo() {
    for (int i = 0; i < 40; i++) {
      say(i / 20.0, 1 + i % 2, "Ban the night ferry now");
    }

    assertThat(finder.at(minute(3))).isEmpty();
  }

  @Test
  void aSloganThatManyPeoplePasteIsATheme() {
    for (int person = 1; person <= 5; person++) {
      say(person / 3.0, person, "Keep the Millbrook library alive!!!");
    }

    assertThat(finder.at(minute(3)))
        .extracting(Burst::name)
        .containsExactly("Keep the Millbrook library alive".substring(9));
  }

  @Test
  void whatATopicSeesMakesNoThemeThenOrLater() {
    TopicMatch ferry = new TopicMatch("ferry", List.of("night ferry"));
    say(0, 1, "The night ferry is late", ferry);
    say(0.5, 2, "Any news of the night ferry?");
    say(1, 3, "night ferries were promised");
    say(1.5, 4, "Who runs the night ferry?");

    assertThat(finder.at(minute(2))).isEmpty();
  }

  @Test
  void courtesyAndTroubleWithTheSoundMakeNoTheme() {
    String[] lines = {
      "We can't hear the speaker, the sound is gone",
      "no sound on the livestream either",
      "please share the slides",
      "the microphone is muted",
      "good morning everyone",
      "Thanks for the great presentation",
      "next slide please",
      "the sound is back, thank you"
    };
    for (int i = 0; i < 40; i++) {
      say(i / 10.0, i, lines[i % lines.length]);
    }

    assertThat(finder.at(minute(4))).isEmpty();
  }

  @Test
  void peopleWhoAnswerEachOtherAreAConversationNoTheme() {
    say(0, 1, "Does anybody know a good dentist?");
    say(0.3, 2, "Marta: the dentist on Elm Street");
    say(0.6, 3, "Marta: any dentist but that one");
    say(0.9, 1, "Bruno: why not that dentist");

    assertThat(finder.at(minute(1))).isEmpty();
  }

  @Test
  void whatWasAlwaysSaidDoesNotRise() {
    for (int i = 0; i < 120; i++) {
      say(i / 2.0, i % 30, i % 4 == 0 ? "the night ferry again" : "harvest report number " + i);
    }

    assertThat(finder.at(minute(60))).extracting(Burst::name).doesNotContain("night ferry");
  }

  @Test
  void risesInArabicWithItsPrefixesAndInChineseWithoutSpaces() {
    say(0, 1, Language.AR, "ماذا عن تحلية المياه في الجنوب؟");
    say(0.3, 2, Language.AR, "نحتاج بتحلية المياه قبل الصيف");
    say(0.6, 3, Language.AR, "التحلية تكلف الصيادين كثيرا");
    say(0.9, 4, Language.AR, "من يملك محطة التحلية؟");
    say(1, 5, Language.ZH, "垃圾分类什么时候开始？");
    say(1.3, 6, Language.ZH, "我觉得垃圾分类太复杂了");
    say(1.6, 7, Language.ZH, "对垃圾分类的罚款合理吗");
    say(1.9, 8, Language.ZH, "老人不会做垃圾分类");

    List<Burst> bursts = finder.at(minute(2));

    assertThat(bursts)
        .extracting(Burst::language)
        .containsExactlyInAnyOrder(Language.AR, Language.ZH);
    assertThat(bursts)
        .filteredOn(b -> b.language() == Language.ZH)
        .extracting(Burst::name)
        .containsExactly("垃圾分类");
    assertThat(bursts)
        .filteredOn(b -> b.language() == Language.AR)
        .allSatisfy(b -> assertThat(b.name()).contains("تحلية"));
  }

  @Test
  void anAcronymJoinsLanguages() {
    say(0, 1, Language.EN, "Does GDPR apply here?");
    say(0.5, 2, Language.FR, "Le GDPR nous protège déjà");
    say(1, 3, Language.ES, "¿Y el GDPR para las escuelas?");
    say(1.5, 4, Language.RU, "А как же GDPR?");

    assertThat(finder.at(minute(2)))
        .singleElement()
        .satisfies(b -> assertThat(b.name()).isEqualTo("GDPR"))
        .satisfies(b -> assertThat(b.people()).isEqualTo(4));
  }

  @Test
  void numberAndNameStayFromLookToLook() {
    fourOnTheFerry(1);
    List<Theme> first = look(List.of(), 3);
    say(4, 5, "The night ferry must run daily");
    say(4.5, 6, "night ferry or helicopter, choose");
    List<Theme> second = look(first, 5);

    assertThat(second)
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.number()).isEqualTo(1);
              assertThat(t.name()).isEqualTo(first.get(0).name());
              assertThat(t.items()).containsExactly(1, 2, 3, 4, 5, 6);
              assertThat(t.since()).isEqualTo(minute(3));
            });
  }

  @Test
  void aRenamedThemeKeepsItsNameAndANumberIsNotUsedAgain() {
    fourOnTheFerry(1);
    Theme found = look(List.of(), 3).get(0);
    Theme renamed =
        new Theme(7, "Winter crossings", found.language(), found.terms(), List.of(), found.since());

    assertThat(look(List.of(renamed), 3))
        .singleElement()
        .satisfies(t -> assertThat(t.name()).isEqualTo("Winter crossings"))
        .satisfies(t -> assertThat(t.items()).containsExactly(1, 2, 3, 4));
    assertThat(Themes.grown(List.of(), 7, finder.at(minute(3)), minute(3)))
        .extracting(Theme::number)
        .containsExactly(8);
  }

  @Test
  void anItemThatSaysATermBelongsToTheTheme() {
    fourOnTheFerry(1);
    Theme theme = look(List.of(), 3).get(0);

    assertThat(Themes.matches(theme, utterance("Two night ferries sank"))).isTrue();
    assertThat(Themes.matches(theme, utterance("The harbour is deep enough"))).isFalse();
    assertThat(Themes.with(theme, 40).items()).endsWith(40);
    assertThat(Themes.keywords(theme)).contains("night ferry");
  }

  private static Utterance utterance(String text) {
    return new Utterance(99, 9, TEN, Language.EN, text, List.of());
  }

  @Test
  void aThemeIsNewThenRisingSteadyAndFading() {
    Theme theme = new Theme(1, "ferry", Language.EN, List.of("ferry"), List.of(1), TEN);
    List<Themes.Voice> voices = new ArrayList<>();
    for (double at : new double[] {1, 2, 6, 7, 8, 12, 13, 14, 18}) {
      voices.add(new Themes.Voice((int) at, minute(at)));
    }

    assertThat(
            Map.of(
                4,
                status(theme, voices, 4),
                10,
                status(theme, voices, 10),
                15,
                status(theme, voices, 15),
                20,
                status(theme, voices, 20),
                30,
                status(theme, voices, 30)))
        .isEqualTo(
            Map.of(
                4,
                ThemeStatus.NEW,
                10,
                ThemeStatus.RISING,
                15,
                ThemeStatus.STEADY,
                20,
                ThemeStatus.FADING,
                30,
                ThemeStatus.FADING));
  }

  private static ThemeStatus status(Theme theme, List<Themes.Voice> voices, int minute) {
    return Themes.status(theme, voices, minute(minute), WINDOW);
  }

  @Test
  void aThemeOfForgottenPeopleIsNotProven() {
    List<Themes.Voice> voices =
        List.of(new Themes.Voice(1, TEN), new Themes.Voice(2, TEN), new Themes.Voice(3, TEN));

    assertThat(Themes.isProven(voices)).isTrue();
    assertThat(Themes.isProven(voices.subList(0, 2))).isFalse();
  }

  @Test
  void whatIsTakenAwayProvesNothing() {
    fourOnTheFerry(1);
    finder.remove(2);
    finder.remove(3);

    assertThat(finder.at(minute(3))).isEmpty();
  }

  @Test
  void aRestartFindsTheSame() {
    for (int i = 0; i < 200; i++) {
      say(i / 10.0, i % 17, "item about harvest " + (i * 7919 % 101) + " barley" + i % 13);
      finder.at(minute(i / 10.0));
    }
    fourOnTheFerry(20);
    List<Burst> before = finder.at(minute(22));
    finder = new ThemeFinder();
    said.forEach(finder::add);

    assertThat(before).isNotEmpty();
    assertThat(finder.at(minute(22))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>night</b> ferry",
        "**night ferry** https://evil.example/night",
        "ni\u200Bght f\u202Eerry",
        "`rm -rf` night ferry [x](javascript:alert)",
        "> quoted\nnight ferry <@U123> <!channel>",
        "night ferry \u0000\uD800"
      })
  void aNameIsPlainWords(String text) {
    for (int person = 1; person <= 5; person++) {
      say(person / 3.0, person, text);
    }

    assertThat(finder.at(minute(3)))
        .isNotEmpty()
        .allSatisfy(
            b ->
                assertThat(b.terms())
                    .allSatisfy(
                        t ->
                            assertThat(t)
                                .matches("[\\p{L}\\p{M}\\p{N}]+([ '’-][\\p{L}\\p{M}\\p{N}]+)*")));
  }

  @Test
  void endlessTextIsRead() {
    for (int person = 1; person <= 5; person++) {
      say(person / 3.0, person, "night ferry ".repeat(100_000));
      say(person / 3.0, person, "船".repeat(100_000) + "<".repeat(1000));
    }

    assertThat(finder.at(minute(3)))
        .isNotEmpty()
        .allSatisfy(b -> assertThat(b.name().length()).isLessThan(60));
  }

  @Test
  void viewsOfFewAreListedBesideTheThemes() {
    fourOnTheFerry(1);
    List<Theme> themes = look(List.of(), 3);
    int lone = say(3, 20, "Beekeepers lose their hives because the orchard sprays at noon");
    say(3.1, 21, "Great, thanks a lot!");
    say(3.2, 22, "Prosecutors need training", new TopicMatch("t", List.of("training")));
    say(3.3, 23, "The stadium lights disturb migrating birds every autumn evening");
    say(3.4, 24, "stadium lights disturb the birds, migrating ones, every autumn");

    assertThat(MinorityViews.of(said, themes)).containsExactly(lone);
  }
}
