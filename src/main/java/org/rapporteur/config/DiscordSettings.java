package org.rapporteur.config;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How Discord is reached; its token is one of the {@link Secrets}.
 *
 * @param api where its methods are, with a slash at its end
 * @param shards which part of the bot's servers this process serves
 * @param bots the ids of bots and webhooks that are heard as people are
 * @param backfill how what was missed is read
 */
public record DiscordSettings(URI api, Shards shards, Set<Long> bots, Backfill backfill) {
  private static final int MOST_SHARDS = 16_000;
  private static final Pattern ID = Pattern.compile("[0-9]{15,19}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

  /**
   * The shards that the bot's servers are spread over.
   *
   * @param total how many there are in all processes together
   * @param own those of this process, from 0
   */
  public record Shards(int total, Set<Integer> own) {
    public Shards {
      own = Set.copyOf(own);
      new Rules()
          .require(total >= 1 && total <= MOST_SHARDS, "total", "must be 1 to " + MOST_SHARDS)
          .require(
              !own.isEmpty() && own.stream().allMatch(shard -> shard < total),
              "own",
              "must be below total, which is " + total + ": shards are counted from 0")
          .enforce();
    }

    /** All shards in one process. */
    static Shards all(int total) {
      return new Shards(total, range(0, total - 1));
    }

    /**
     * The shards of a process, as {@code 3} or {@code 0-3}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Set<Integer> parse(String written) {
      Matcher m = RANGE.matcher(written.strip());
      if (!m.matches()) {
        throw new IllegalArgumentException(
            "'" + written + "' names no shards: write one such as 3, or some such as 0-3");
      }
      int first = Integer.parseInt(m.group(1));
      return range(first, m.group(2) == null ? first : Integer.parseInt(m.group(2)));
    }

    private static Set<Integer> range(int first, int last) {
      return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    }
  }

  /**
   * How the history is read.
   *
   * @param reread how far before the last message heard it begins, to find edits and deletions that
   *     were missed, at most a day
   */
  public record Backfill(Duration reread) {
    public Backfill {
      new Rules()
          .require(reread.compareTo(Duration.ofDays(1)) <= 0, "reread", "must be 24h at most")
          .enforce();
    }
  }

  static final DiscordSettings DEFAULT =
      new DiscordSettings(
          URI.create("https://discord.com/api/v10/"),
          Shards.all(1),
          Set.of(),
          new Backfill(Duration.ofMinutes(10)));

  public DiscordSettings {
    bots = Set.copyOf(bots);
    new Rules()
        .require(
            Addresses.endsWithSlash(api),
            "api",
            "must be an address that ends with a slash, such as https://discord.com/api/v10/")
        .enforce();
  }

  /**
   * The id of a bot or webhook.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Long id(String written) {
    if (!ID.matcher(written).matches()) {
      throw new IllegalArgumentException(
          "'"
              + written
              + "' is no id of Discord's: switch on Developer Mode, then right-click the bot > Copy"
              + " User ID");
    }
    return Long.parseUnsignedLong(written);
  }
}
