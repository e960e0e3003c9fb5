package org.rapporteur.chat.transcript;

/**
 * Something in an input that could not be read and was skipped.
 *
 * @param file its name within the input
 * @param line where it begins, from 1; 0 where a line says nothing
 * @param where what it is, such as {@code message 12}; may be empty
 * @param reason what is wrong, in one line
 */
public record Problem(String file, long line, String where, String reason) {
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (where.isEmpty() ? "" : where + ": ")
        + reason;
  }
}
