package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;

/** How many messages are split into items as meant, beside a cut after each question mark. */
final class ItemFigures {
  private static final Pattern AFTER_QUESTION_MARK = Pattern.compile("(?<=[?？؟])\\s*");

  /** A message as the items it holds. */
  record Row(Optional<Language> language, List<String> items) implements Spoken {
    Row {
      items = List.copyOf(items);
    }

    /** Reads the language and then each item; the message is the items one after the other. */
    static Row of(List<String> cells) {
      if (cells.size() < 2) {
        throw Rows.misshapen(cells, "the language and one item or more");
      }
      return new Row(Optional.of(Dataset.language(cells.get(0))), cells.subList(1, cells.size()));
    }

    private String message() {
      return String.join(language.equals(Optional.of(Language.ZH)) ? "" : " ", items);
    }
  }

  private ItemFigures() {}

  static Table of(Dataset<Row> set, FloorReader reader) {
    List<Figure> figures = new ArrayList<>();
    for (Dataset<Row> part : set.parts()) {
      figures.add(
          new Figure(
              part.label(),
              "split as meant",
              List.of(
                  Figure.ratio(asMeant(part.rows(), m -> read(reader, m))),
                  Figure.ratio(
                      asMeant(part.rows(), m -> AFTER_QUESTION_MARK.splitAsStream(m).toList())))));
    }
    return new Table("Items of a message", List.of("Rapporteur", "after each ?"), figures);
  }

  private static List<String> read(FloorReader reader, String message) {
    return reader.read(message, Language.EN).parts().stream().map(Reading.Part::text).toList();
  }

  private static double asMeant(List<Row> rows, Function<String, List<String>> split) {
    long right = rows.stream().filter(r -> split.apply(r.message()).equals(r.items())).count();
    return (double) right / rows.size();
  }
}
