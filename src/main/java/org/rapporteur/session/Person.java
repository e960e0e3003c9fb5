package org.rapporteur.session;

import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.UserRef;

/**
 * A person in a session: personal data, kept beside the record, which knows it by its id only.
 *
 * @param id counted up in the session from 1; {@link #BOT} is the bot itself
 * @param user the account, null of somebody whose words a moderator added
 * @param name the display name; may be empty
 * @param affiliation whom they speak for, where known
 */
public record Person(int id, @Nullable UserRef user, String name, @Nullable String affiliation) {
  /** The actor of what the bot does by itself. */
  public static final int BOT = 0;

  /** Whether anything tells who it is. */
  boolean isKnown() {
    return user != null || !name.isBlank() || affiliation != null;
  }

  /** The same number without anything that tells who it is. */
  Person unknown() {
    return new Person(id, null, "", null);
  }
}
