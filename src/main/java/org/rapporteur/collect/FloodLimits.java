package org.rapporteur.collect;

/**
 * How many messages within a minute become items; what is above that is heard as chatter, from
 * which moderators can take it in.
 *
 * @param perPerson of one person, 1 or more
 * @param perChannel of all people in one source channel, 1 or more
 */
public record FloodLimits(int perPerson, int perChannel) {
  /** For what was said long ago, or is made to measure. */
  public static final FloodLimits NONE = new FloodLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public FloodLimits {
    if (perPerson < 1 || perChannel < 1) {
      throw new IllegalArgumentException("limits are 1 or more: " + perPerson + ", " + perChannel);
    }
  }
}
