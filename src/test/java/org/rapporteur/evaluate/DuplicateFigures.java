package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.MadeUp;
import org.rapporteur.text.duplicate.Resemblance;
import org.rapporteur.text.duplicate.Verdict;

/** How well repeated questions are found, beside Jaro and Winkler's similarity. */
final class DuplicateFigures {
  private static final int SEED = 20_260_301;
  private static final int REPEATED = 300;
  private static final double MOST_LIKE = 5;

  /**
   * Two texts and how like they are.
   *
   * @param label 0 or 1, or anything from 0 to 5
   */
  record Row(Optional<Language> language, String one, String other, double label)
      implements Spoken {
    /** Reads two texts and their label, with the language before them or not. */
    static Row of(List<String> cells) {
      return switch (cells.size()) {
        case 3 -> new Row(Optional.empty(), cells.get(0), cells.get(1), label(cells.get(2)));
        case 4 ->
            new Row(
                Optional.of(Dataset.language(cells.get(0))),
                cells.get(1),
                cells.get(2),
                label(cells.get(3)));
        default ->
            throw Rows.misshapen(cells, "two texts and a label, or language, texts and label");
      };
    }

    private static double label(String cell) {
      try {
        double label = Double.parseDouble(cell.strip());
        if (label >= 0 && label <= MOST_LIKE) {
          return label;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(unlabelled(cell), e);
      }
      throw new IllegalArgumentException(unlabelled(cell));
    }

    private static String unlabelled(String cell) {
      return "'%s' is no label: write 1 or 0, or a similarity from 0 to 5".formatted(cell);
    }

    private boolean isYesOrNo() {
      return label == 0 || label == 1;
    }
  }

  private final List<Matcher> matchers;
  private final FloorReader reader;

  /**
   * @param matchers ours first
   * @param reader tells the language of pairs whose file does not
   */
  DuplicateFigures(List<Matcher> matchers, FloorReader reader) {
    this.matchers = List.copyOf(matchers);
    this.reader = reader;
  }

  /** Questions asked again in other words among many, and those that never were. */
  List<Figure> amongMany(int questions) {
    MadeUp.Repeated floor = MadeUp.repeated(SEED, questions, REPEATED);
    List<String> found = new ArrayList<>();
    List<String> merged = new ArrayList<>();
    for (Matcher matcher : matchers) {
      Matcher.Nearest index = matcher.among(floor.questions());
      long right =
          IntStream.range(0, REPEATED)
              .filter(number -> index.to(floor.again().get(number)) == number)
              .count();
      found.add(Figure.ratio((double) right / REPEATED));
      merged.add(
          matcher.judges() ? Figure.count(falselyMerged(index, floor.questions())) : Figure.NONE);
    }
    return List.of(
        new Figure("%d much edited, among %d".formatted(REPEATED, questions), "R@1", found),
        new Figure("%d different questions".formatted(questions), "false certain merges", merged));
  }

  private static long falselyMerged(Matcher.Nearest index, List<String> questions) {
    return IntStream.range(0, questions.size())
        .filter(n -> index.certain(questions.get(n)).stream().anyMatch(other -> other != n))
        .count();
  }

  /**
   * Labelled pairs: the area under the curve where all labels are 0 or 1, else Spearman's
   * correlation with them.
   */
  List<Figure> ofPairs(Dataset<Row> set) {
    boolean yesOrNo = set.rows().stream().allMatch(Row::isYesOrNo);
    List<Figure> figures = new ArrayList<>();
    for (Dataset<Row> part : set.parts()) {
      List<String> ranked = new ArrayList<>();
      List<String> merged = new ArrayList<>();
      for (Matcher matcher : matchers) {
        List<Resemblance> found =
            part.rows().stream().map(r -> matcher.compare(language(r), r.one, r.other)).toList();
        List<Double> scores = found.stream().map(Resemblance::similarity).toList();
        ranked.add(
            Figure.ratio(
                yesOrNo
                    ? Ranks.auc(scores, labels(part, r -> r.label == 1))
                    : Ranks.spearman(scores, labels(part, Row::label))));
        merged.add(matcher.judges() ? Figure.count(falselyMerged(found, part)) : Figure.NONE);
      }
      figures.add(new Figure(part.label(), yesOrNo ? "AUC" : "Spearman", ranked));
      if (yesOrNo) {
        figures.add(new Figure(part.label(), "false certain merges", merged));
      }
    }
    return figures;
  }

  private Language language(Row row) {
    return row.language()
        .orElseGet(() -> reader.read(row.one() + "\n" + row.other(), Language.EN).language());
  }

  private static <L> List<L> labels(Dataset<Row> set, Function<Row, L> label) {
    return set.rows().stream().map(label).toList();
  }

  private static long falselyMerged(List<Resemblance> found, Dataset<Row> set) {
    return IntStream.range(0, found.size())
        .filter(i -> set.rows().get(i).label == 0 && found.get(i).verdict() == Verdict.CERTAIN)
        .count();
  }
}
