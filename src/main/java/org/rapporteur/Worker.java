package org.rapporteur;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rapporteur.chat.ChatPlatform.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing whenever it is woken, and after a pause in any case. Failures end
 * here: they are logged, show in its health, and the next round tries again.
 */
final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean ended;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param pause the longest time between two rounds
   * @param round must be safe to repeat
   */
  Worker(String name, Duration pause, Runnable round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = new Thread(this::work, "rapporteur-" + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void wake() {
    wakes.release();
  }

  Health check() {
    if (!thread.isAlive()) {
      return new Health(false, name + " has stopped");
    }
    int failed = failures.get();
    return failed == 0
        ? new Health(true, name + " works")
        : new Health(false, name + " failed " + failed + " times in a row: see the log");
  }

  private void work() {
    while (!ended) {
      try {
        if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
        if (!ended) {
          round.run();
          failures.set(0);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failures.incrementAndGet();
        log.error("{} failed; it goes on in {} ms", name, pause.toMillis(), e);
      }
    }
  }

  /** Lets the round under way end, and stops. */
  @Override
  public void close() {
    ended = true;
    wake();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
