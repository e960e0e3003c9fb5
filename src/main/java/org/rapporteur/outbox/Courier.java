package org.rapporteur.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries posts from the outbox to their platforms: one at a time per channel, in order, again
 * until the platform confirms. A post that was posted before is edited.
 */
public final class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final int ROUND = 200;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Outbox outbox;
  private final Map<String, ChatPlatform> platforms;
  private final Executor executor;
  private final Leases leases;
  private final Clock clock;
  private final Set<ChannelRef> busy = ConcurrentHashMap.newKeySet();

  /**
   * @param platforms by name
   * @param executor runs the deliveries of a channel
   * @param leases which channels this process delivers to, where there are several
   */
  public Courier(
      Outbox outbox,
      Map<String, ChatPlatform> platforms,
      Executor executor,
      Leases leases,
      Clock clock) {
    this.outbox = outbox;
    this.platforms = Map.copyOf(platforms);
    this.executor = executor;
    this.leases = leases;
    this.clock = clock;
  }

  /** Sends out what is due; a channel still busy with an earlier call is left for the next one. */
  public void deliverDue() {
    for (ChannelRef channel : outbox.busy(clock.instant())) {
      if (isOurs(channel) && busy.add(channel)) {
        executor.execute(() -> deliver(channel));
      }
    }
  }

  private boolean isOurs(ChannelRef channel) {
    return leases.claim("post " + channel);
  }

  /** Reads what is due once the channel is ours: before, another call may have confirmed it. */
  private void deliver(ChannelRef channel) {
    try {
      for (Outbox.Row row : outbox.due(channel, clock.instant(), ROUND)) {
        if (!isOurs(channel) || !deliver(row)) {
          return;
        }
      }
    } catch (RuntimeException e) {
      log.error("posting to {} failed; it is tried again", channel, e);
    } finally {
      busy.remove(channel);
    }
  }

  /** Delivers one post; false when it is put off, and its channel with it. */
  private boolean deliver(Outbox.Row row) {
    ChatPlatform platform = platforms.get(row.channel().platform());
    if (platform == null) {
      log.warn("posting {} to {} waits: that platform is not running", row.key(), row.channel());
      outbox.retry(row, clock.instant().plus(LONGEST_PAUSE), "the platform is not running");
      return false;
    }
    try {
      send(platform, row);
      outbox.delivered(row);
      return true;
    } catch (DeliveryException e) {
      if (e.isLasting()) {
        log.atLevel(row.place() instanceof Place.Channel ? Level.WARN : Level.INFO)
            .log("gave up posting {} to {}: {}", row.key(), row.channel(), e.getMessage());
        outbox.failed(row, String.valueOf(e.getMessage()));
        return true;
      }
      Instant at = clock.instant().plus(pause(row.attempts(), e.retryAfter()));
      log.info("posting {} to {} waits until {}: {}", row.key(), row.channel(), at, e.getMessage());
      outbox.retry(row, at, String.valueOf(e.getMessage()));
      return false;
    } catch (Overtaken e) {
      log.info("posting {} to {} is left to another process", row.key(), row.channel());
      return false;
    } catch (RuntimeException e) {
      log.error("posting {} to {} failed for a fault of ours", row.key(), row.channel(), e);
      Duration pause = pause(row.attempts() + 3, Duration.ZERO);
      outbox.retry(row, clock.instant().plus(pause), "a fault of ours: see the log");
      return false;
    }
  }

  /**
   * Edits the messages there are, posts the parts that are more, empties those left over, and puts
   * the files beside the first.
   */
  private void send(ChatPlatform platform, Outbox.Row row) throws DeliveryException {
    List<Post> parts = row.post().split(platform.limits());
    Outbox.Row kept = row;
    List<MessageRef> messages = new ArrayList<>(row.messages());
    for (int i = 0; i < Math.max(parts.size(), messages.size()); i++) {
      Post part = i < parts.size() ? parts.get(i) : Post.of("—");
      String nonce = row.session() + "/" + row.key() + "/" + i;
      if (i >= row.messages().size()) {
        messages.add(platform.post(row.place(), part, nonce));
        kept = posted(kept, messages);
      } else if (!edited(platform, messages.get(i), part) && i < parts.size()) {
        messages.set(i, platform.post(row.place(), part, nonce + "/" + row.version()));
        kept = posted(kept, messages);
      }
    }
    if (!row.post().attachments().isEmpty()) {
      platform.attach(messages.get(0), row.post().attachments());
    }
  }

  /** Another process delivers the same post: this one was taken for dead. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Outbox.Row posted(Outbox.Row row, List<MessageRef> messages) {
    return outbox.posted(row, messages).orElseThrow(Overtaken::new);
  }

  /** Edits a message; false when there is none to edit any more, so that it must be posted anew. */
  private static boolean edited(ChatPlatform platform, MessageRef message, Post part)
      throws DeliveryException {
    try {
      platform.edit(message, part);
      return true;
    } catch (DeliveryException e) {
      if (!e.isGone()) {
        throw e;
      }
      log.info("a message in {} is posted anew: {}", message.channel(), e.getMessage());
      return false;
    }
  }

  private static Duration pause(int attempts, Duration asked) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
    Duration pause = own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own;
    return pause.compareTo(asked) > 0 ? pause : asked;
  }
}
