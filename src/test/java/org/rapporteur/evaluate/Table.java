package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures of one reading, ours beside its baselines.
 *
 * @param title what is read
 * @param readers who read it, ours first: the heads of the figures' columns
 */
record Table(String title, List<String> readers, List<Figure> figures) {
  private static final String GAP = "  ";

  Table {
    readers = List.copyOf(readers);
    figures = List.copyOf(figures);
    for (Figure figure : figures) {
      if (figure.values().size() != readers.size()) {
        throw new IllegalArgumentException(figure + " needs a value for each of " + readers);
      }
    }
  }

  /** The table as plain text, a line for each figure: words to the left, numbers to the right. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("data", "figure", readers));
    figures.forEach(f -> lines.add(line(f.data(), f.name(), f.values())));
    List<Integer> widths =
        IntStream.range(0, readers.size() + 2)
            .mapToObj(
                column -> lines.stream().mapToInt(l -> width(l.get(column))).reduce(0, Math::max))
            .toList();
    List<String> written = new ArrayList<>();
    written.add(title);
    for (List<String> line : lines) {
      written.add(
          IntStream.range(0, line.size())
              .mapToObj(column -> padded(line.get(column), widths.get(column), column < 2))
              .collect(Collectors.joining(GAP))
              .stripTrailing());
    }
    return String.join("\n", written) + "\n";
  }

  private static List<String> line(String data, String name, List<String> values) {
    List<String> line = new ArrayList<>(List.of(data, name));
    line.addAll(values);
    return Collections.unmodifiableList(line);
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String padded(String cell, int width, boolean left) {
    String space = " ".repeat(width - width(cell));
    return left ? cell + space : space + cell;
  }
}
