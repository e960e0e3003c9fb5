package org.rapporteur.chat;

/**
 * What one message of a platform can hold.
 *
 * @param characters UTF-16 units of text in all, at least 200
 * @param lines lines in all, headings and title included, at least 3
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
