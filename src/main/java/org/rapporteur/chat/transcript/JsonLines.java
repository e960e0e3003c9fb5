package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.transcript.Lines.Line;

/** The values of a file with one of them on each line; blank lines stand for nothing. */
final class JsonLines implements Pieces {
  private final Lines lines;
  private final Notes notes;
  private long index;

  JsonLines(Bytes in, Notes notes) {
    this.lines = new Lines(in, notes);
    this.notes = notes;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.text().isBlank()) {
        continue;
      }
      index++;
      byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
      try {
        return new Piece("", index, line.number(), Json.parse(bytes, bytes.length));
      } catch (IllegalArgumentException e) {
        notes.problem(line.number(), "message " + index, String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
