package org.rapporteur.chat.discord.fake;

import java.time.Clock;

/** Ids as Discord makes them: the milliseconds since 2015, then what keeps them apart. */
final class Snowflakes {
  private static final long EPOCH_MILLIS = 1_420_070_400_000L;

  /** A multiple of every number of shards up to ten. */
  private static final long ROUND = 2_520;

  private final Clock clock;
  private long last;
  private int guilds;

  Snowflakes(Clock clock) {
    this.clock = clock;
  }

  synchronized String next() {
    last = Math.max(now() << 22, last + 1);
    return Long.toUnsignedString(last);
  }

  /**
   * The id of the next guild: of n shards, the first guild is on shard 0, the second on 1. It lies
   * a round back, for in this very millisecond another thing may be given the same id.
   */
  synchronized String nextGuild() {
    long round = (now() / ROUND - 1) * ROUND;
    return Long.toUnsignedString((round + guilds++) << 22);
  }

  private long now() {
    return clock.millis() - EPOCH_MILLIS;
  }

  /** Which of some shards a guild is on. */
  static int shard(String guild, int shards) {
    return (int) ((Long.parseUnsignedLong(guild) >>> 22) % shards);
  }
}
