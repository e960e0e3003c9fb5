package org.rapporteur.chat.transcript;

import java.util.regex.Pattern;

/** Ids made of what people wrote: a name serves where an export has no id. */
final class Ids {
  private static final int MOST = 200;
  private static final Pattern UNFIT = Pattern.compile("[\\s/\\p{Cntrl}]+");

  private Ids() {}

  /**
   * A name as an id: without blanks and slashes, of at most 200 characters.
   *
   * @throws IllegalArgumentException if nothing of it is left
   */
  static String of(String name) {
    String id = UNFIT.matcher(name.strip()).replaceAll("-");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an id is empty");
    }
    if (id.length() <= MOST) {
      return id;
    }
    return id.substring(0, Character.isHighSurrogate(id.charAt(MOST - 1)) ? MOST - 1 : MOST);
  }
}
