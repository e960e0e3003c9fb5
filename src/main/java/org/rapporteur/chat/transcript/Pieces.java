package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON values of a file, one at a time, so that only one of them is in memory. */
interface Pieces extends Closeable {
  /**
   * The next value that can be parsed; null at the end.
   *
   * @throws IOException if nothing after this can be read
   */
  @Nullable Piece next() throws IOException;

  /**
   * One value.
   *
   * @param member the member of the file's object it belongs to; empty where the file is none
   * @param index its place among the values of that member, from 1
   * @param line where it begins, from 1
   */
  record Piece(String member, long index, long line, JsonNode value) {}
}
