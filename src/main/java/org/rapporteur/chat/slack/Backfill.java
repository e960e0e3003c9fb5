package org.rapporteur.chat.slack;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Venue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was missed: the history of each open session's channels from a while before the last
 * message heard, with the threads that moved since. What is told twice is harmless, so it errs on
 * the side of reading more.
 */
final class Backfill {
  private static final Logger log = LoggerFactory.getLogger(Backfill.class);
  private static final long AGAIN_SECONDS = 30;

  private final Api api;
  private final Channels channels;
  private final Mapper mapper;
  private final ChatListener listener;
  private final People people;
  private final Marks marks;
  private final SlackOptions.History options;
  private final Clock clock;
  private final ScheduledExecutorService reading;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong runs = new AtomicLong();

  private final Overtaken overtaken = new Overtaken();

  /**
   * @param reading a single thread: one channel is read at a time, at the pace that is set
   */
  Backfill(
      Api api,
      Channels channels,
      Mapper mapper,
      ChatListener listener,
      People people,
      Marks marks,
      SlackOptions.History options,
      Clock clock,
      ScheduledExecutorService reading) {
    this.api = api;
    this.channels = channels;
    this.mapper = mapper;
    this.listener = listener;
    this.people = people;
    this.marks = marks;
    this.options = options;
    this.clock = clock;
    this.reading = reading;
  }

  /** An event is about to be kept. */
  void hears(ChatEvent event) {
    overtaken.hears(event);
  }

  /** Something may be missed from here on: the marks stay where they are. */
  void gap() {
    channels.all().forEach(marks::gap);
  }

  /** Whether something is still to be read. */
  boolean isUnderWay() {
    return wanted.get() || running.get();
  }

  /** Reads what was missed some time from now, as well. */
  void requestIn(Duration time) {
    Future<?> unused = reading.schedule(this::request, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads what was missed, soon; a request while one waits is the same. */
  void request() {
    gap();
    if (wanted.compareAndSet(false, true)) {
      reading.execute(this::run);
    }
  }

  private void run() {
    running.set(true);
    wanted.set(false);
    try {
      readAll();
    } finally {
      running.set(false);
    }
  }

  private void readAll() {
    boolean all = true;
    for (Venue venue : channels.venues()) {
      if (venue.open()) {
        for (ChannelRef source : venue.sources()) {
          all &= !Channels.isSlack(source) || read(venue, source);
        }
      }
    }
    if (!all && wanted.compareAndSet(false, true)) {
      Future<?> unused = reading.schedule(this::run, AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private boolean read(Venue venue, ChannelRef channel) {
    try {
      Marks.Gap gap = marks.gap(channel);
      String began = Timestamps.of(venue.since());
      String mark = Timestamps.before(gap.from(), options.reread());
      String from = Timestamps.isBefore(began, mark) ? mark : began;
      overtaken.begins(clock.instant());
      String last = reading(channel).run(began, from);
      marks.filled(channel, gap, last);
      return true;
    } catch (SlackFailure e) {
      log.warn("what was missed in {} can't be read yet: {}", channel, e.getMessage());
      return !e.isPassing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException e) {
      log.error("what was missed in {} could not be taken; it is tried again", channel, e);
      return false;
    } finally {
      overtaken.ends();
    }
  }

  private Reading reading(ChannelRef channel) {
    return new Reading(
        channel,
        new History(api, options, channel),
        mapper,
        listener,
        people,
        overtaken,
        clock,
        "read " + clock.millis() + " " + runs.incrementAndGet());
  }
}
