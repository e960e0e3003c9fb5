package org.rapporteur.text.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.text.Language;

/** Whether one question repeats another, in six languages, near twins among them. */
class DuplicateVerdictsTest {
  private static final Pattern TAB = Pattern.compile("\t");

  private final QuestionPairs pairs = new QuestionPairs(DuplicateRules.byWords());

  static Stream<Arguments> examples() throws IOException {
    InputStream in =
        Objects.requireNonNull(DuplicateVerdictsTest.class.getResourceAsStream("duplicates.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().filter(l -> !l.startsWith("#")).toList();
      return all.stream().map(l -> Arguments.of(TAB.splitAsStream(l).toArray()));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aPairIsJudgedAsAModeratorWould(String language, String verdict, String one, String other) {
    Language both = Language.of(language).orElseThrow();

    Resemblance there = pairs.compare(both, one, other);
    Resemblance back = pairs.compare(both, other, one);

    assertThat(back).isEqualTo(there);
    if (verdict.equals("doubted")) {
      assertThat(there.verdict()).isNotEqualTo(Verdict.CERTAIN);
      assertThat(there.similarity()).isLessThan(1);
    } else {
      assertThat(there.verdict().word()).as("%s", there).isEqualTo(verdict);
    }
  }

  @Test
  void aTextIsCertainlyItself() {
    assertThat(pairs.compare(Language.EN, "Who pays?", "Who pays?"))
        .isEqualTo(new Resemblance(1, Verdict.CERTAIN));
  }

  @Test
  void whatHasNoWordIsLikeNothing() {
    for (String nothing : List.of("", "   ", "???", "\u200B", "👍", "—")) {
      assertThat(pairs.compare(Language.EN, nothing, nothing))
          .as("'%s'", nothing)
          .isEqualTo(new Resemblance(0, Verdict.NO));
    }
  }

  @Test
  void courtesyAloneIsComparedAsItStands() {
    assertThat(pairs.compare(Language.EN, "Thanks", "Hello").verdict()).isEqualTo(Verdict.NO);
    assertThat(pairs.compare(Language.EN, "Thanks", "thanks!").verdict())
        .isEqualTo(Verdict.CERTAIN);
  }
}
