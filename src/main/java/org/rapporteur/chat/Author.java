package org.rapporteur.chat;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message, as the platform shows them.
 *
 * @param name the display name; may be empty
 * @param affiliation whom they speak for, where the platform knows
 * @param bot whether it is a program; what programs write is chatter
 */
public record Author(UserRef user, String name, @Nullable String affiliation, boolean bot) {
  /** A person with nothing known but the name. */
  public static Author named(UserRef user, String name) {
    return new Author(user, name, null, false);
  }
}
