package org.rapporteur.chat.discord;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What the adapter must be given.
 *
 * @param api where Discord's methods are, with a slash at its end
 * @param token the bot's; never shown
 * @param shards which part of the servers it serves
 * @param programs the ids of bots and webhooks that are heard as people are
 * @param notices what askers are told, for the rights it takes
 * @param reread how far before the last message heard the history is read
 */
public record DiscordOptions(
    URI api, String token, Shards shards, Set<Long> programs, Notices notices, Duration reread) {
  public DiscordOptions {
    programs = Set.copyOf(programs);
  }

  /**
   * The shards that servers are spread over.
   *
   * @param total how many there are in all processes
   * @param own those of this process, from 0
   */
  public record Shards(int total, Set<Integer> own) {
    public Shards {
      own = Set.copyOf(own);
    }
  }

  /**
   * What askers are told.
   *
   * @param marks by a reaction on their message
   * @param threads in a thread below it
   */
  public record Notices(boolean marks, boolean threads) {}

  @Override
  public String toString() {
    return "DiscordOptions[" + api + ", ***, " + shards + "]";
  }
}
