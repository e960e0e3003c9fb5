package org.rapporteur.chat;

/**
 * What one message of a platform can hold.
 *
 * @param characters UTF-16 units of text in all, those of a button's label, command and question
 *     included, at least 200
 * @param lines lines in all, headings and title included, at least 3; a button takes the room of
 *     two
 */
public record Limits(int characters, int lines) {
  public Limits {
    if (characters < 200 || lines < 3) {
      throw new IllegalArgumentException("limits of at least 200 characters and 3 lines");
    }
  }

  public static Limits none() {
    return new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
