package org.rapporteur.text.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Language;

/** Finding among a session's questions the one that is asked again. */
class DuplicateIndexTest {
  private final DuplicateIndex index = new DuplicateIndex(DuplicateRules.byWords());
  private final QuestionPairs pairs = new QuestionPairs(DuplicateRules.byWords());

  private List<Likeness> like(String text) {
    return index.like(Language.EN, text, 3);
  }

  @Test
  void theQuestionThatIsAskedAgainComesFirst() {
    index.add(11, Language.EN, "Is there a break for coffee?");
    index.add(12, Language.EN, "Who pays for the training of prosecutors?");
    index.add(13, Language.EN, "Who pays for the hall?");

    List<Likeness> found = like("hi all, who pays for the training of prosecutors please");

    assertThat(found.get(0)).isEqualTo(new Likeness(12, 1, Verdict.CERTAIN));
    assertThat(found.get(1).number()).isEqualTo(13);
    assertThat(found.get(1).similarity()).isLessThan(1);
  }

  @Test
  void amongEqualsTheEarliestComesFirst() {
    index.add(7, Language.EN, "Who pays?");
    index.add(3, Language.EN, "who pays");

    assertThat(like("Who pays?")).extracting(Likeness::number).containsExactly(3, 7);
  }

  @Test
  void languagesAreKeptApart() {
    index.add(1, Language.FR, "Information session ?");

    assertThat(like("Information session?")).isEmpty();
  }

  @Test
  void whatWasRemovedIsNotFound() {
    index.add(1, Language.EN, "Who pays for the training?");
    index.add(2, Language.EN, "Who pays for the training, and when?");

    index.remove(1);
    index.remove(1);
    index.remove(99);

    assertThat(like("Who pays for the training?")).extracting(Likeness::number).containsExactly(2);
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void aNumberStandsForItsLatestText() {
    index.add(1, Language.EN, "Who pays for the training?");
    index.add(1, Language.EN, "Where is the prayer room?");

    assertThat(like("Who pays for the training?"))
        .allSatisfy(l -> assertThat(l.verdict()).isEqualTo(Verdict.NO));
    assertThat(like("Where is the prayer room?"))
        .containsExactly(new Likeness(1, 1, Verdict.CERTAIN));
  }

  @Test
  void theIndexSaysWhatTheComparisonOfTwoSays() {
    MediumEdits floor = new MediumEdits(1);
    List<String> questions = floor.questions(500);
    addAll(questions);

    for (String question : questions.subList(0, 100)) {
      String again = floor.edited(question);
      assertThat(index.like(Language.EN, again, 16))
          .isNotEmpty()
          .allSatisfy(
              l ->
                  assertThat(pairs.compare(Language.EN, again, questions.get(l.number())))
                      .isEqualTo(new Resemblance(l.similarity(), l.verdict())));
    }
  }

  @Test
  void aQuestionThatIsMuchEditedIsFoundAmongTenThousand() {
    MediumEdits floor = new MediumEdits(2);
    List<String> questions = floor.questions(10_000);
    addAll(questions);
    int found = 0;
    int likely = 0;
    for (int number = 0; number < 2_000; number++) {
      Likeness best = like(floor.edited(questions.get(number))).get(0);
      found += best.number() == number ? 1 : 0;
      likely += best.verdict() != Verdict.NO ? 1 : 0;
    }
    assertThat(found).isGreaterThan(1_900);
    assertThat(likely).isGreaterThan(1_900);
  }

  @Test
  void lateQuestionsAreFoundAmongAHundredThousandLikeEarlyOnes() {
    MediumEdits floor = new MediumEdits(5);
    List<String> questions = floor.questions(100_000);
    addAll(questions);
    int found = 0;
    for (int number = 99_000; number < 100_000; number++) {
      found += like(floor.edited(questions.get(number))).get(0).number() == number ? 1 : 0;
    }
    assertThat(found).isGreaterThan(950);
  }

  @Test
  void noneOfTenThousandQuestionsIsTakenForAnother() {
    List<String> questions = new MediumEdits(3).questions(10_000);
    addAll(questions);

    for (int number = 0; number < questions.size(); number++) {
      assertThat(like(questions.get(number)))
          .filteredOn(l -> l.verdict() == Verdict.CERTAIN)
          .extracting(Likeness::number)
          .containsExactly(number);
    }
  }

  @Test
  void theSameQuestionIsFoundWhenThousandsAskAlmostIt() {
    addAll(IntStream.range(0, 20_000).mapToObj(i -> "Will article " + i + " be deleted?").toList());

    assertThat(like("will article 19999 be deleted").get(0))
        .isEqualTo(new Likeness(19_999, 1, Verdict.CERTAIN));
  }

  @Test
  void hostileTextIsReadLikeAnyOther() {
    String endless = "a".repeat(50_000);
    Random random = new Random(4);
    List<String> hostile =
        List.of(
            "",
            "?",
            endless,
            "ha ".repeat(20_000),
            "\uD800\uDFFF\uDC00",
            "e" + "\u0301".repeat(9_000),
            "\u202E".repeat(500) + "who pays",
            "I".repeat(5_000),
            "1.".repeat(5_000),
            "`" + "<@".repeat(4_000),
            random
                .ints(5_000, 0, 0x10000)
                .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                .toString());
    int number = 0;
    for (Language language : Language.values()) {
      for (String text : hostile) {
        index.add(number++, language, text);
      }
      for (String text : hostile) {
        assertThat(index.like(language, text, 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(pairs.compare(language, text, endless).similarity()).isBetween(0.0, 1.0);
      }
    }
    for (int last = number; number >= 0; number--) {
      index.remove(last - number);
    }
    assertThat(index.size()).isZero();
  }

  private void addAll(List<String> questions) {
    for (int number = 0; number < questions.size(); number++) {
      index.add(number, Language.EN, questions.get(number));
    }
  }
}
