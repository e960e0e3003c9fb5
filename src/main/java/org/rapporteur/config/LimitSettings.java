package org.rapporteur.config;

/**
 * How many messages within a minute become items, so that nobody drowns the floor.
 *
 * @param perPerson of one person, 1 to 600
 * @param perChannel of all people in one source channel, 1 to 100,000
 */
public record LimitSettings(int perPerson, int perChannel) {
  static final LimitSettings DEFAULT = new LimitSettings(20, 600);

  public LimitSettings {
    new Rules()
        .require(perPerson >= 1 && perPerson <= 600, "perPerson", "must be 1 to 600")
        .require(perChannel >= 1 && perChannel <= 100_000, "perChannel", "must be 1 to 100000")
        .enforce();
  }
}
