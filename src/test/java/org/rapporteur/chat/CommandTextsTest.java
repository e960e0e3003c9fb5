package org.rapporteur.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.slack.OfferedCommands;

/** What every language of the bundle keeps to, over the commands as the bot offers them. */
final class CommandTextsTest {
  /** What Discord, the strictest, takes as a name; that it is lower-case is asked beside. */
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");

  /** Words that another language shares with English. */
  private static final Set<String> LOAN_WORDS = Set.of("note");

  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{2,}");

  private static final List<CommandSpec> SPECS = OfferedCommands.specs();

  /** What a text is, with the characters that the strictest platform has for it. */
  private enum Kind {
    NAME(32),
    HELP(100),
    /** Also the title of Slack's form. */
    ON_MESSAGE(24),
    OPTION_NAME(32),
    /** Also the label in Slack's form. */
    OPTION_HELP(75),
    CHOICE(75);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    boolean isName() {
      return this == NAME || this == OPTION_NAME;
    }
  }

  /** A text that a command declares. */
  private record Text(String key, Kind kind, String english, String translated) {}

  static List<Locale> languages() {
    return CommandTexts.languages();
  }

  private static List<Text> texts(Locale language) {
    CommandTexts texts = CommandTexts.in(language);
    List<Text> all = new ArrayList<>();
    for (CommandSpec spec : SPECS) {
      String key = spec.name().replace(' ', '.');
      all.add(new Text(key + ".name", Kind.NAME, lastWord(spec), texts.name(spec)));
      all.add(new Text(key + ".help", Kind.HELP, spec.help(), texts.help(spec)));
      if (spec.onMessage() != null) {
        all.add(
            new Text(key + ".onMessage", Kind.ON_MESSAGE, spec.onMessage(), texts.onMessage(spec)));
      }
      for (Option option : spec.options()) {
        String of = key + "." + option.name();
        all.add(new Text(of + ".name", Kind.OPTION_NAME, option.name(), texts.name(spec, option)));
        all.add(new Text(of + ".help", Kind.OPTION_HELP, option.help(), texts.help(spec, option)));
        for (String choice : option.choices()) {
          all.add(
              new Text(
                  of + ".choice." + choice,
                  Kind.CHOICE,
                  choice,
                  texts.choice(spec, option, choice)));
        }
      }
    }
    return all;
  }

  private static String lastWord(CommandSpec spec) {
    return spec.name().substring(spec.name().lastIndexOf(' ') + 1);
  }

  private static List<String> keysAsWritten(Locale language) throws IOException {
    String file = "commands_" + language + ".properties";
    try (InputStream in =
        Objects.requireNonNull(CommandTexts.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(" = ")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aLanguageHasTheWordsOfEveryCommandAndNoOthersInTheOrderOfTheCommands(Locale language)
      throws IOException {
    List<String> expected =
        Stream.concat(Stream.of("heading"), texts(language).stream().map(Text::key)).toList();

    assertThat(keysAsWritten(language)).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noWordWasLeftInEnglish(Locale language) {
    assertThat(CommandTexts.in(language).heading())
        .isNotEqualTo(CommandTexts.in(Locale.ENGLISH).heading());
    assertThat(texts(language))
        .filteredOn(text -> !LOAN_WORDS.contains(text.english()))
        .allSatisfy(t -> assertThat(t.translated()).as(t.key()).isNotEqualTo(t.english()));
  }

  @ParameterizedTest
  @CsvSource({"ru", "zh-CN", "ar"})
  void aLanguageOfAnotherScriptHasNoLatinWords(String language) {
    assertThat(texts(Locale.forLanguageTag(language)))
        .allSatisfy(
            text ->
                assertThat(LATIN_WORD.matcher(text.translated()).find()).as(text.key()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsOneThingInEnglishIsOneThingInEachLanguage(Locale language) {
    Map<String, Set<String>> byEnglish =
        texts(language).stream()
            .filter(text -> text.kind() == Kind.OPTION_NAME || text.kind() == Kind.OPTION_HELP)
            .collect(
                groupingBy(
                    text -> text.kind() + " " + text.english(),
                    mapping(Text::translated, toSet())));

    assertThat(byEnglish.values()).allSatisfy(words -> assertThat(words).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void namesAreOnesThatEveryPlatformTakes(Locale language) {
    assertThat(texts(language))
        .filteredOn(text -> text.kind().isName())
        .extracting(Text::translated)
        .allSatisfy(
            name -> {
              assertThat(name).matches(NAME);
              assertThat(name.toLowerCase(Locale.ROOT)).isEqualTo(name);
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noTwoCommandsOfAGroupAndNoTwoOptionsOfACommandHaveOneName(Locale language) {
    CommandTexts texts = CommandTexts.in(language);
    SPECS.stream()
        .collect(groupingBy(s -> s.name().substring(0, Math.max(0, s.name().lastIndexOf(' ')))))
        .values()
        .forEach(group -> assertThat(group).extracting(texts::name).doesNotHaveDuplicates());
    assertThat(SPECS)
        .filteredOn(s -> s.onMessage() != null)
        .extracting(texts::onMessage)
        .doesNotHaveDuplicates();
    for (CommandSpec spec : SPECS) {
      assertThat(spec.options()).extracting(o -> texts.name(spec, o)).doesNotHaveDuplicates();
      for (Option option : spec.options()) {
        assertThat(option.choices())
            .extracting(c -> texts.choice(spec, option, c))
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsShownFitsItsPlace(Locale language) {
    assertThat(texts(language))
        .allSatisfy(
            text ->
                assertThat(text.translated())
                    .as(text.key())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(text.kind().most));
  }

  @ParameterizedTest
  @CsvSource({
    "fr, fr",
    "fr-CA, fr",
    "es, es",
    "es-419, es",
    "es-ES, es",
    "ru-KZ, ru",
    "zh, zh-CN",
    "zh-CN, zh-CN",
    "zh-Hans, zh-CN",
    "zh-Hans-SG, zh-CN",
    "zh-TW, zh-CN",
    "ar-EG, ar",
    "en-GB, en",
    "de, en",
    "und, en",
    "x-none, en"
  })
  void aLocaleIsServedInTheNearestLanguage(String locale, String language) {
    assertThat(CommandTexts.in(Locale.forLanguageTag(locale)).language().toLanguageTag())
        .isEqualTo(language);
  }

  @Test
  void whatIsNotServedIsEnglishWhateverTheMachineSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.FRENCH);
      CommandTexts texts = CommandTexts.in(Locale.GERMAN);

      assertThat(texts.heading()).isEqualTo("What you can do");
      assertThat(SPECS).allSatisfy(s -> assertThat(texts.help(s)).isEqualTo(s.help()));
      assertThat(CommandTexts.nearest(Locale.GERMAN)).isEmpty();
      assertThat(CommandTexts.in(Locale.forLanguageTag("ru")).heading()).startsWith("Что");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aCommandThatNobodyTranslatedIsEnglish() {
    Option option = Option.required("item", CommandSpec.Type.ITEM, "which");
    CommandSpec spec =
        new CommandSpec("floor applaud", Role.ATTENDEE, "Applauds an item", List.of(option))
            .onMessage("Applaud");
    CommandTexts french = CommandTexts.in(Locale.FRENCH);

    assertThat(french.name(spec)).isEqualTo("applaud");
    assertThat(french.help(spec)).isEqualTo("Applauds an item");
    assertThat(french.onMessage(spec)).isEqualTo("Applaud");
    assertThat(french.name(spec, option)).isEqualTo("item");
    assertThat(french.described(spec)).isEqualTo("/floor applaud N — Applauds an item");
  }

  @Test
  void whatIsTypedNeitherTurnsALineThatIsReadFromTheRightNorIsTurned() {
    CommandSpec flag =
        SPECS.stream().filter(s -> s.name().equals("floor flag")).findFirst().orElseThrow();

    assertThat(CommandTexts.in(Locale.forLanguageTag("ar")).described(flag))
        .startsWith("\u200F\u2066/floor flag N [SPEAKER] [NOTE]\u2069 — يحيل");
    assertThat(CommandTexts.in(Locale.FRENCH).described(flag))
        .startsWith("/floor flag N [SPEAKER] [NOTE] — Transmet");
  }
}
