package org.rapporteur.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rapporteur.chat.transcript.Problem;

/**
 * Reads tables of labelled text, one row a line: cells with tabs between, or, in a file called
 * {@code .csv}, with commas, where a cell with a comma or a quote stands in quotes. Blank lines and
 * lines that start with # before the first row are no rows.
 */
final class Rows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Rows() {}

  /**
   * Reads a file; a line that is no row is skipped.
   *
   * @param row makes a row of a line's cells, or throws an IllegalArgumentException that says what
   *     is wrong with them
   * @param problems told of each line that was skipped
   * @throws IOException with a reason in one line, if there is no such file or no row in it
   */
  static <R> List<R> read(Path file, Function<List<String>, R> row, Consumer<Problem> problems)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    boolean commas = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    List<R> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String bare = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (bare.isBlank() || (rows.isEmpty() && bare.startsWith("#"))) {
          continue;
        }
        try {
          rows.add(row.apply(commas ? quoted(bare) : List.of(bare.split("\t", -1))));
        } catch (IllegalArgumentException e) {
          problems.accept(new Problem(file.toString(), number, "", String.valueOf(e.getMessage())));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(file + ": no line of it can be read");
    }
    return rows;
  }

  private static List<String> quoted(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (inQuotes && c == '"' && line.startsWith("\"", i + 1)) {
        cell.append(c);
        i++;
      } else if (c == '"' && (inQuotes || cell.isEmpty())) {
        inQuotes = !inQuotes;
      } else if (c == ',' && !inQuotes) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (inQuotes) {
      throw new IllegalArgumentException("a quote is not closed on its line");
    }
    cells.add(cell.toString());
    return cells;
  }

  /** What is said of a line with another number of cells. */
  static IllegalArgumentException misshapen(List<String> cells, String wanted) {
    return new IllegalArgumentException(
        "has %d cell%s: write %s".formatted(cells.size(), cells.size() == 1 ? "" : "s", wanted));
  }
}
