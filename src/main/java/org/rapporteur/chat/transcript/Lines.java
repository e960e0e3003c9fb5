package org.rapporteur.chat.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file's lines; one that is too long is a problem and is passed over without being kept. */
final class Lines implements Closeable {
  /** Bytes of one line. */
  static final int MOST = 1 << 20;

  private final Bytes in;
  private final Notes notes;
  private byte[] buffer = new byte[1 << 10];

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end
   */
  record Line(long number, String text) {}

  Lines(Bytes in, Notes notes) {
    this.in = in;
    this.notes = notes;
  }

  /** The next line; null at the end. */
  @Nullable Line next() throws IOException {
    while (in.peek() >= 0) {
      long number = in.line();
      int length = take();
      if (length <= MOST) {
        return new Line(number, new String(buffer, 0, length, StandardCharsets.UTF_8));
      }
      notes.problem(number, "", "is longer than " + (MOST >> 20) + " MB");
    }
    return null;
  }

  private int take() throws IOException {
    int length = 0;
    while (true) {
      int c = in.take();
      if (c < 0 || c == '\n') {
        return length > 0 && length <= MOST && buffer[length - 1] == '\r' ? length - 1 : length;
      }
      if (length == buffer.length && length < MOST) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      if (length < MOST) {
        buffer[length] = (byte) c;
      }
      length = Math.min(length + 1, MOST + 1);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
