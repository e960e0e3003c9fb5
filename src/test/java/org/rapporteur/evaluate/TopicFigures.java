package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.TopicSet;

/** How well topics are found, beside looking for their keywords as whole words. */
final class TopicFigures {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final String NO_TOPIC = "-";

  /** A sentence and the ids of its topics. */
  record Row(Optional<Language> language, Set<String> topics, String text) implements Spoken {
    /** Reads topic ids (joined by comma, or -) and text, with the language before them or not. */
    static Row of(List<String> cells, TopicSet known) {
      return switch (cells.size()) {
        case 2 -> new Row(Optional.empty(), ids(cells.get(0), known), cells.get(1));
        case 3 ->
            new Row(
                Optional.of(Dataset.language(cells.get(0))),
                ids(cells.get(1), known),
                cells.get(2));
        default -> throw Rows.misshapen(cells, "topic ids and text, or language, ids and text");
      };
    }

    private static Set<String> ids(String cell, TopicSet known) {
      if (cell.strip().equals(NO_TOPIC)) {
        return Set.of();
      }
      Set<String> ids = COMMA.splitAsStream(cell).map(String::strip).collect(Collectors.toSet());
      for (String id : ids) {
        if (known.topic(id).isEmpty()) {
          throw new IllegalArgumentException(
              "'%s' is no topic of %s: write its ids, or - for none".formatted(id, known.id()));
        }
      }
      return ids;
    }
  }

  /** Sentences and the topics they are read for. */
  record Task(Dataset<Row> set, TopicSet topics) {}

  private TopicFigures() {}

  static Table of(List<Task> tasks) {
    List<Figure> figures = new ArrayList<>();
    for (Task task : tasks) {
      FloorReader reader = new StandardFloorReader(task.topics());
      WholeWords plain = new WholeWords(task.topics());
      for (Dataset<Row> part : task.set().parts()) {
        Tally ours = tally(part.rows(), r -> read(reader, r));
        Tally words = tally(part.rows(), r -> plain.in(r.text()));
        figures.addAll(Tally.figures(part.label(), List.of(ours, words)));
      }
    }
    return new Table("Topics", List.of("Rapporteur", "whole words"), figures);
  }

  private static Set<String> read(FloorReader reader, Row row) {
    return reader.read(row.text(), row.language().orElse(Language.EN)).topics().stream()
        .map(TopicMatch::topic)
        .collect(Collectors.toSet());
  }

  private static Tally tally(List<Row> rows, Function<Row, Set<String>> topics) {
    Tally tally = new Tally();
    rows.forEach(r -> tally.add(topics.apply(r), r.topics()));
    return tally;
  }
}
