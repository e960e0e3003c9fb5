package org.rapporteur.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.transcript.Problem;
import org.rapporteur.text.Language;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.Utterance;
import org.rapporteur.text.duplicate.DuplicateRules;

class UsersFilesTest {
  private static final TopicSet TOPICS =
      new TopicSet(
          "one",
          List.of(
              new Topic(
                  "training",
                  Map.of(Language.EN, "Training"),
                  Map.of(Language.EN, List.of("training")))));

  @TempDir private Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aBrokenLineIsNamedAndTheRestIsRead() throws IOException {
    Path file =
        file(
            "kinds.tsv",
            """
            \uFEFF# a note
            who pays\tquestion
            no label here

            the hall is full\tother
            xx\tquestion\twhere
            fr\tComment\tBonjour
            #hashtag first\tquestion
            """);

    List<KindFigures.Row> rows = Rows.read(file, KindFigures.Row::of, problems::add);

    assertThat(rows)
        .containsExactly(
            new KindFigures.Row(Optional.empty(), true, "who pays"),
            new KindFigures.Row(Optional.empty(), false, "the hall is full"),
            new KindFigures.Row(Optional.of(Language.FR), false, "Bonjour"),
            new KindFigures.Row(Optional.empty(), true, "#hashtag first"));
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            file + ":3: has 1 cell: write text and label, or language, label and text",
            file + ":6: 'xx' is no language: write one of [en, fr, es, ru, ar, zh]");
  }

  @Test
  void commasAndQuotesAreReadInACsv() throws IOException {
    Path file =
        file(
            "pairs.csv",
            """
            one,other,label
            "Well, who ""pays""?",Who pays?,1
            "open,x,0
            a,b,7
            en,a,b,0.0
            """);

    List<DuplicateFigures.Row> rows = Rows.read(file, DuplicateFigures.Row::of, problems::add);

    assertThat(rows)
        .containsExactly(
            new DuplicateFigures.Row(Optional.empty(), "Well, who \"pays\"?", "Who pays?", 1),
            new DuplicateFigures.Row(Optional.of(Language.EN), "a", "b", 0));
    assertThat(problems).extracting(Problem::line).containsExactly(1L, 3L, 4L);
    assertThat(problems.get(0).reason())
        .isEqualTo("'label' is no label: write 1 or 0, or a similarity from 0 to 5");
  }

  @Test
  void aTopicThatTheFileDoesNotKnowIsABrokenLine() throws IOException {
    Path file = file("topics.tsv", "training\tmore training\nsport\tmore sport\n-\thello\n");

    List<TopicFigures.Row> rows =
        Rows.read(file, cells -> TopicFigures.Row.of(cells, TOPICS), problems::add);

    assertThat(rows)
        .extracting(TopicFigures.Row::topics)
        .containsExactly(Set.of("training"), Set.of());
    assertThat(problems)
        .extracting(Problem::reason)
        .containsExactly("'sport' is no topic of one: write its ids, or - for none");
  }

  @Test
  void gradedPairsAreMeasuredByTheirOrder() {
    DuplicateFigures figures =
        new DuplicateFigures(
            List.of(Matcher.ours(DuplicateRules.byWords()), Matcher.jaroWinkler()),
            new StandardFloorReader(TopicSet.none()));
    Dataset<DuplicateFigures.Row> graded =
        new Dataset<>(
            "theirs",
            List.of(
                new DuplicateFigures.Row(Optional.empty(), "Who pays?", "Who pays?", 5),
                new DuplicateFigures.Row(
                    Optional.empty(), "Who pays for it?", "Who pays for them?", 3.2),
                new DuplicateFigures.Row(
                    Optional.empty(), "Who pays?", "The lake is frozen in winter", 0)));

    assertThat(figures.ofPairs(graded))
        .containsExactly(new Figure("theirs (3)", "Spearman", List.of("1.000", "1.000")));
  }

  @Test
  void themesOfAChatAreCountedByTheHourOfTalk() throws IOException {
    StringBuilder chat = new StringBuilder();
    for (int minute = 0; minute < 10; minute++) {
      chat.append(
          "{\"at\":\"2026-03-05T10:%02d:00Z\",\"author\":\"p%d\",\"text\":\"%s\"}\n"
              .formatted(
                  minute,
                  minute,
                  minute < 5
                      ? "Why is the night ferry cancelled on day " + minute + "?"
                      : "The archive number " + minute + " should open"));
    }
    Figure figure =
        ThemeFigures.ofTranscript(
            file("chat.jsonl", chat.toString()),
            new StandardFloorReader(TopicSet.none()),
            problems::add);

    assertThat(problems).isEmpty();
    assertThat(figure.data()).startsWith("chat.jsonl (10 items, 0.2 hours)");
    assertThat(figure.values()).hasSize(2).noneMatch(Figure.NONE::equals);
  }

  @Test
  void aWordOfThreeMessagesIsATheme() {
    Themer themer = Themer.repeatedWords();
    Instant ten = Instant.parse("2026-03-05T10:00:00Z");
    for (int item = 1; item <= 3; item++) {
      Instant at = ten.plus(Duration.ofMinutes(2L * item));
      assertThat(themer.look(at)).isEmpty();
      themer.heard(
          new Utterance(item, 1, at, Language.EN, "Ferry " + "abc".charAt(item - 1), List.of()));
    }

    assertThat(themer.look(ten.plus(Duration.ofMinutes(6)))).containsExactly(Set.of(1, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinds", "topics", "topicFile", "pairs", "themes", "model"})
  void aMissingFileEndsItWithOneSentence(String property) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Evaluation evaluation =
        new Evaluation(
            p -> p.equals(property) ? folder.resolve("nowhere.tsv").toString() : "",
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(evaluation.run()).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("nowhere.tsv").hasLineCount(1);
  }
}
