package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindReadingTest {
  private final FloorReader reader = new StandardFloorReader(TopicSet.none());

  private record Example(Language language, Kind kind, String text) {}

  @ParameterizedTest
  @EnumSource(Language.class)
  void tellsQuestionsCommentsAndChatterApart(Language language) throws IOException {
    List<Example> examples = examples(e -> e.language == language);
    assertThat(examples).hasSizeGreaterThanOrEqualTo(40);
    for (Kind kind : Kind.values()) {
      assertThat(f1(examples, kind)).as("F1 of %s in %s", kind, language).isGreaterThan(0.9);
    }
  }

  @Test
  void tellsTheLanguage() throws IOException {
    List<Example> examples = examples(e -> true);
    // What no language owns, such as an emoji or a link, takes the session's language.
    long right =
        examples.stream()
            .filter(e -> reader.read(e.text, Language.EN).language() == e.language)
            .count();
    assertThat((double) right / examples.size()).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q: human rights",
        "question: los derechos humanos",
        "Pregunta: MLA",
        "Вопрос: права человека",
        "سؤال: حقوق الإنسان",
        "问题：人权",
        "问：人权",
        "Ｑ：ＧＤＰＲ",
        "Q2: gender"
      })
  void alwaysTakesALabelledQuestionForOne(String text) {
    assertThat(reader.read(text, Language.EN).kind()).isEqualTo(Kind.QUESTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The draft is at https://example.org/draft?version=3 for all delegations",
        "We use `value ?: fallback` in the registry of providers",
        "> Will there be a fund?\nThat depends on the states parties alone.",
        "Article 5 (?) seems to be the one that matters here"
      })
  void isNotFooledByAQuestionMarkThatAsksNothing(String text) {
    assertThat(reader.read(text, Language.EN).kind()).isEqualTo(Kind.COMMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "???", "ok?", "👍", "😂😂😂", ":thumbsup:", "+1", "/ask", "!help me"})
  void findsNothingInAMessageThatSaysNothing(String text) {
    Reading reading = reader.read(text, Language.FR);
    assertThat(reading.kind()).isEqualTo(Kind.CHATTER);
    assertThat(reading.topics()).isEmpty();
  }

  @Test
  void takesTheSessionsLanguageWhereATextShowsNone() {
    assertThat(reader.read("GDPR 2026 👍", Language.RU).language()).isEqualTo(Language.RU);
  }

  private double f1(List<Example> examples, Kind kind) {
    int hits = 0;
    int read = 0;
    int meant = 0;
    for (Example example : examples) {
      boolean isRead = reader.read(example.text, example.language).kind() == kind;
      boolean isMeant = example.kind == kind;
      hits += isRead && isMeant ? 1 : 0;
      read += isRead ? 1 : 0;
      meant += isMeant ? 1 : 0;
    }
    return 2.0 * hits / (read + meant);
  }

  private static List<Example> examples(Predicate<Example> wanted) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(KindReadingTest.class.getResourceAsStream("kinds.tsv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", 3)))
          .map(
              cells ->
                  new Example(
                      Language.of(cells.get(0)).orElseThrow(),
                      Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                      cells.get(2)))
          .filter(wanted)
          .toList();
    }
  }
}
