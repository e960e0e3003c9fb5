package org.rapporteur.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void precisionRecallAndF1CountWhatWasFoundAgainstWhatWasMeant() {
    Tally tally = new Tally();
    tally.add(true, true);
    tally.add(true, false);
    tally.add(false, true);
    tally.add(false, false);
    tally.add(Set.of("a", "b"), Set.of("b", "c", "d"));

    assertThat(tally.precision()).isEqualTo(2 / 4.0);
    assertThat(tally.recall()).isEqualTo(2 / 5.0);
    assertThat(tally.f1()).isEqualTo(4 / 9.0);
  }

  @Test
  void whereNothingWasFoundOrMeantThereIsNoFigure() {
    assertThat(Tally.figures("none", List.of(new Tally())))
        .extracting(Figure::values)
        .containsOnly(List.of("-"));
  }

  @Test
  void theAreaUnderTheCurveIsHowOftenTheRightOneScoresHigher() {
    assertThat(Ranks.auc(List.of(.9, .8, .7, .1), List.of(true, false, true, false)))
        .isEqualTo(0.75);
    assertThat(Ranks.auc(List.of(.1, .9), List.of(true, false))).isZero();
  }

  @Test
  void tiesCountHalfInTheAreaUnderTheCurve() {
    assertThat(Ranks.auc(List.of(.5, .5, .5), List.of(true, false, false))).isEqualTo(0.5);
    assertThat(Ranks.auc(List.of(.9, .5, .5, .1), List.of(true, true, false, false)))
        .isEqualTo(0.875);
  }

  @Test
  void whereAllAreMeantThereIsNoCurve() {
    assertThat(Ranks.auc(List.of(.5, .6), List.of(true, true))).isNaN();
  }

  @Test
  void spearmanSeesTheOrderOnly() {
    assertThat(Ranks.spearman(List.of(1.0, 2.0, 3.0), List.of(1.0, 50.0, 51.0))).isEqualTo(1);
    assertThat(Ranks.spearman(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))).isEqualTo(-1);
  }

  @Test
  void tiesShareTheirRankInSpearman() {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 by the root of 4.5 times 5.
    assertThat(Ranks.spearman(List.of(0.0, 1.0, 1.0, 2.0), List.of(1.0, 2.0, 3.0, 4.0)))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    assertThat(Ranks.spearman(List.of(1.0, 1.0), List.of(1.0, 2.0))).isNaN();
  }

  @Test
  void aTableHasALineForEachFigureWithItsNumbersBelowEachOther() {
    Table table =
        new Table(
            "Kind",
            List.of("Rapporteur", "mark"),
            List.of(
                new Figure("ours", "F1", List.of(Figure.ratio(0.9123), Figure.ratio(Double.NaN))),
                new Figure("theirs, 中文", "merges", List.of(Figure.count(7), Figure.count(12)))));

    assertThat(table.text())
        .isEqualTo(
            """
            Kind
            data        figure  Rapporteur  mark
            ours        F1           0.912     -
            theirs, 中文  merges           7    12
            """);
  }

  @Test
  void aFigureHasAValueForEachReader() {
    assertThatThrownBy(
            () ->
                new Table("Kind", List.of("a", "b"), List.of(new Figure("x", "F1", List.of("1")))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
