package org.rapporteur.chat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far each channel was heard: the id of its last message, on platforms whose ids are decimal
 * numbers that grow. While there is a gap to fill, the mark stays before it, so that a crash loses
 * nothing; it may lag, for reading twice is harmless.
 */
public final class Marks {
  private static final String KEY = "mark/";

  /** Where nothing was ever heard: whatever there is may be missed. */
  private static final String NOTHING = "0";

  /**
   * What may be missed of a channel.
   *
   * @param from the last message before it
   * @param times how often it was found: one that was found again while it was read is not filled
   */
  public record Gap(String from, int times) {}

  private final PlatformState state;
  private final Map<ChannelRef, String> heard = new ConcurrentHashMap<>();
  private final Map<ChannelRef, Gap> gaps = new ConcurrentHashMap<>();
  private final Map<ChannelRef, String> kept = new ConcurrentHashMap<>();

  public Marks(PlatformState state) {
    this.state = state;
  }

  /** A message was heard, and is durable. */
  public void heard(ChannelRef channel, String id) {
    heard.merge(channel, id, Marks::later);
  }

  /** Something after the mark, and after an earlier gap's beginning, may have been missed. */
  public Gap gap(ChannelRef channel) {
    String mark = mark(channel).orElse(NOTHING);
    return gaps.merge(
        channel, new Gap(mark, 1), (a, b) -> new Gap(earlier(a.from, b.from), a.times + 1));
  }

  /**
   * A gap was filled.
   *
   * @param upTo the last message that was read; null when there was none
   */
  public void filled(ChannelRef channel, Gap gap, @Nullable String upTo) {
    if (upTo != null) {
      heard(channel, upTo);
    }
    gaps.remove(channel, gap);
  }

  /** Lets go what is known of a workspace's channels. */
  public void forget(String team) {
    state.keys(KEY).stream()
        .filter(key -> ChannelRef.parse(key.substring(KEY.length())).workspace().equals(team))
        .forEach(state::remove);
    List.of(heard, gaps, kept)
        .forEach(known -> known.keySet().removeIf(c -> c.workspace().equals(team)));
  }

  /** Keeps the marks that moved. */
  public void keep() {
    heard.forEach(
        (channel, ts) -> {
          Gap gap = gaps.get(channel);
          String mark = gap == null ? ts : gap.from;
          if (!mark.equals(kept.put(channel, mark))) {
            state.put(KEY + channel, mark);
          }
        });
  }

  private Optional<String> mark(ChannelRef channel) {
    return Optional.ofNullable(heard.get(channel)).or(() -> state.get(KEY + channel));
  }

  private static String later(String a, String b) {
    return isBefore(a, b) ? b : a;
  }

  private static String earlier(String a, String b) {
    return isBefore(a, b) ? a : b;
  }

  private static boolean isBefore(String a, String b) {
    return new BigDecimal(a).compareTo(new BigDecimal(b)) < 0;
  }
}
