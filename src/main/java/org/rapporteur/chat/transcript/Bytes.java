package org.rapporteur.chat.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file's bytes with one of lookahead and the position in lines; a byte order mark is left out.
 */
final class Bytes implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private int at;
  private int end;
  private long before;
  private long line = 1;
  private int column;
  private boolean leading = true;

  Bytes(InputStream in) throws IOException {
    this.in = in;
    end = in.readNBytes(buffer, 0, buffer.length);
    if (end >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** The next byte, 0 to 255, without taking it; -1 at the end. */
  int peek() throws IOException {
    if (at == end) {
      before += end;
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at] & 0xFF;
  }

  /** Takes the next byte, 0 to 255; -1 at the end. */
  int take() throws IOException {
    int c = peek();
    if (c < 0) {
      return c;
    }
    at++;
    if (c == '\n') {
      line++;
      column = 0;
      leading = true;
    } else {
      column++;
      leading &= c == ' ' || c == '\t' || c == '\r';
    }
    return c;
  }

  /** Where the next byte is in the file, from 0. */
  long offset() {
    return before + at;
  }

  /** The line of the next byte, from 1. */
  long line() {
    return line;
  }

  /** How many bytes of its line stand before the next byte. */
  int column() {
    return column;
  }

  /** Whether these are blanks only. */
  boolean leading() {
    return leading;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
