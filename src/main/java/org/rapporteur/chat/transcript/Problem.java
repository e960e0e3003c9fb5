package org.rapporteur.chat.transcript;

import java.util.regex.Pattern;

/**
 * Something in an input that could not be read and was skipped.
 *
 * @param file its name within the input
 * @param line where it begins, from 1; 0 where a line says nothing
 * @param where what it is, such as {@code message 12}; may be empty
 * @param reason what is wrong, in one line
 */
public record Problem(String file, long line, String where, String reason) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  /** What a hostile file put into its names and values is kept from commanding a terminal. */
  public Problem {
    file = CONTROL.matcher(file).replaceAll(" ");
    where = CONTROL.matcher(where).replaceAll(" ");
    reason = CONTROL.matcher(reason).replaceAll(" ");
  }

  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (where.isEmpty() ? "" : where + ": ")
        + reason;
  }
}
