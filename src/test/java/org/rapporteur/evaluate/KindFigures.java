package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

/** How well questions are told from the rest, beside looking for a question mark. */
final class KindFigures {
  private static final Pattern QUESTION_MARK = Pattern.compile("[?？؟]");

  /** A message and whether it is a question. */
  record Row(Optional<Language> language, boolean question, String text) implements Spoken {
    /** Reads text and label, or language, label and text: the label is question or another word. */
    static Row of(List<String> cells) {
      return switch (cells.size()) {
        case 2 -> new Row(Optional.empty(), isQuestion(cells.get(1)), cells.get(0));
        case 3 ->
            new Row(
                Optional.of(Dataset.language(cells.get(0))),
                isQuestion(cells.get(1)),
                cells.get(2));
        default -> throw Rows.misshapen(cells, "text and label, or language, label and text");
      };
    }

    private static boolean isQuestion(String label) {
      if (label.isBlank()) {
        throw new IllegalArgumentException("has no label: write question or another word");
      }
      return label.strip().toLowerCase(Locale.ROOT).equals(Kind.QUESTION.word());
    }
  }

  private KindFigures() {}

  static Table of(List<Dataset<Row>> sets, FloorReader reader) {
    List<Figure> figures = new ArrayList<>();
    for (Dataset<Row> set : sets) {
      for (Dataset<Row> part : set.parts()) {
        Tally ours =
            tally(
                part.rows(),
                r ->
                    reader.read(r.text(), r.language().orElse(Language.EN)).kind()
                        == Kind.QUESTION);
        Tally marks = tally(part.rows(), r -> QUESTION_MARK.matcher(r.text()).find());
        figures.addAll(Tally.figures(part.label(), List.of(ours, marks)));
      }
    }
    return new Table("Kind: is it a question?", List.of("Rapporteur", "question mark"), figures);
  }

  private static Tally tally(List<Row> rows, Predicate<Row> isQuestion) {
    Tally tally = new Tally();
    rows.forEach(r -> tally.add(isQuestion.test(r), r.question()));
    return tally;
  }
}
