package org.rapporteur.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what was missed read: the history of each open session's channels from a while before the
 * last message heard. What is told twice is harmless, so it errs on the side of reading more.
 */
public final class Backfill {
  private static final Logger log = LoggerFactory.getLogger(Backfill.class);
  private static final long AGAIN_SECONDS = 30;

  /** Reads one channel's history, with its threads. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads.
     *
     * @param began when the session did: a thread that moved since may be that old
     * @param mark the last message before the gap, {@code "0"} if there was none
     * @param comparison takes what is found
     * @return the last message there is; null when there is none
     */
    @Nullable String read(ChannelRef channel, Instant began, String mark, Comparison comparison)
        throws HistoryException, InterruptedException;
  }

  private final Venues venues;
  private final Marks marks;
  private final ChatListener listener;
  private final Reader reader;
  private final Clock clock;
  private final ScheduledExecutorService reading;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong runs = new AtomicLong();
  private final Overtaken overtaken = new Overtaken();

  /**
   * @param reading a single thread: one channel is read at a time, at the platform's pace
   */
  public Backfill(
      Venues venues,
      Marks marks,
      ChatListener listener,
      Reader reader,
      Clock clock,
      ScheduledExecutorService reading) {
    this.venues = venues;
    this.marks = marks;
    this.listener = listener;
    this.reader = reader;
    this.clock = clock;
    this.reading = reading;
  }

  /** An event is about to be kept. */
  public void hears(ChatEvent event) {
    overtaken.hears(event);
  }

  /** Something may be missed from here on: the marks stay where they are. */
  public void gap() {
    venues.channels().forEach(marks::gap);
  }

  /** Whether something is still to be read. */
  public boolean isUnderWay() {
    return wanted.get() || running.get();
  }

  /** Reads what was missed some time from now, as well. */
  public void requestIn(Duration time) {
    Future<?> unused = reading.schedule(this::request, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads what was missed, soon; a request while one waits is the same. */
  public void request() {
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
    } catch (RuntimeException e) {
      log.error("what was missed could not be looked for; it is tried again", e);
      again();
    } finally {
      running.set(false);
    }
  }

  private void readAll() {
    boolean all = true;
    for (Venues.Source source : venues.sources().toList()) {
      all &= read(source.channel(), source.venue().since());
    }
    if (!all) {
      again();
    }
  }

  private void again() {
    if (wanted.compareAndSet(false, true)) {
      Future<?> unused = reading.schedule(this::run, AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private boolean read(ChannelRef channel, Instant began) {
    try {
      Marks.Gap gap = marks.gap(channel);
      overtaken.begins(clock.instant());
      String run = "read " + clock.millis() + " " + runs.incrementAndGet();
      Comparison comparison = new Comparison(channel, listener, overtaken, clock, run);
      marks.filled(channel, gap, reader.read(channel, began, gap.from(), comparison));
      return true;
    } catch (HistoryException e) {
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
}
