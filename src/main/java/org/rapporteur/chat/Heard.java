package org.rapporteur.chat;

import java.util.Map;
import java.util.Set;

/**
 * A message that an open session heard and that stands, as an adapter compares it with what its
 * platform shows after it was away.
 *
 * @param reactions the reactions that stand, by who made them
 */
public record Heard(MessageRef message, Map<UserRef, Set<String>> reactions) {
  public Heard {
    reactions = Map.copyOf(reactions);
  }
}
