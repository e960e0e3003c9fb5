package org.rapporteur.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;

/** The items of a session for programs and spreadsheets, written one at a time. */
final class ItemFiles {
  /** By it spreadsheets know that a file is UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final ObjectWriter JSON = new ObjectMapper().writerFor(ItemRow.class);

  private ItemFiles() {}

  /** Writes an array of objects, one a line. */
  static void json(SessionState state, Writer out) throws IOException {
    out.write('[');
    String before = "\n";
    for (Item item : state.items()) {
      out.write(before);
      out.write(JSON.writeValueAsString(ItemRow.of(state, item)));
      before = ",\n";
    }
    out.write("\n]\n");
  }

  /** Writes a table by RFC 4180 in which no cell is a formula. */
  static void csv(SessionState state, Writer out) throws IOException {
    out.write(BYTE_ORDER_MARK);
    CSVFormat.RFC4180.printRecord(
        out,
        Arrays.stream(ItemRow.class.getRecordComponents()).map(RecordComponent::getName).toArray());
    for (Item item : state.items()) {
      ItemRow row = ItemRow.of(state, item);
      CSVFormat.RFC4180.printRecord(
          out,
          row.number(),
          row.kind(),
          cell(row.text()),
          row.language(),
          cell(String.join("; ", row.topics())),
          row.upvotes(),
          row.askedAt(),
          cell(row.source()),
          cell(row.author()),
          row.moderation(),
          row.delivery(),
          row.presence(),
          row.mergedInto(),
          cell(row.speaker()),
          cell(row.reason()),
          cell(row.answer()),
          row.removal(),
          cell(
              row.topicMatches().stream().map(ItemFiles::match).collect(Collectors.joining("; "))));
    }
  }

  private static String match(ItemRow.Match match) {
    return match.topic() + ": " + String.join(", ", match.words());
  }

  private static String cell(@Nullable String text) {
    return PlainText.cell(Objects.requireNonNullElse(text, ""));
  }
}
