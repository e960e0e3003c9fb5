package org.rapporteur.chat.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** State that one thread at a time reads and changes, and whose changes can be waited for. */
public final class Watched {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = 100_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Takes a step on the state and wakes everybody who waits for a change. */
  public <T> T step(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** As {@link #step}, of a step without a result. */
  public void run(Runnable step) {
    step(
        () -> {
          step.run();
          return true;
        });
  }

  /**
   * Waits until there is something to see and returns it.
   *
   * @param what is waited for, for the message when it doesn't come within 20 s
   */
  public <T> T await(String what, Supplier<Optional<T>> look) {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      Optional<T> seen = look.get();
      while (seen.isEmpty()) {
        if (left <= 0) {
          throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
        }
        left = changed.awaitNanos(left);
        seen = look.get();
      }
      return seen.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something holds, whoever may change it: also looks anew ten times a second, and not
   * as the one who holds the state.
   */
  public void awaitThat(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      lock.lock();
      try {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
        }
        changed.awaitNanos(LOOK_NANOS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + what, e);
      } finally {
        lock.unlock();
      }
    }
  }
}
