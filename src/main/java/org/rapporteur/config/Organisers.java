package org.rapporteur.config;

import java.util.Set;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;

/**
 * Who answers for a session.
 *
 * @param channel where the final digest goes
 * @param people who may open, extend and close it besides the moderator who opened it
 */
public record Organisers(ChannelRef channel, Set<UserRef> people) {
  public Organisers {
    people = Set.copyOf(people);
  }
}
