package org.rapporteur.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that writes: callers hand in work and wait until it is durable. Whatever waits shares a
 * commit, each in a savepoint of its own, so that one that fails takes no other with it. A full
 * queue lets callers wait, which slows down whoever brings more than the disk can take.
 */
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_WAITING = 1_024;
  private static final int MOST_SHARED = 256;

  /** More than there are connections in a pool, for a cut breaks all of them. */
  private static final int MOST_TRIES = 8;

  private static final long SCRUB_AGAIN_MILLIS = 500;

  private final Jdbi connections;
  private final Dialect dialect;
  private final String name;
  private final String self;
  private final Submission<?> end = new Submission<>(h -> "", false);
  private final BlockingQueue<Submission<?>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private final Thread thread = new Thread(this::run, "store-writer");
  private boolean closed;
  private boolean scrubDue;

  /**
   * @param connections of which it uses one at a time
   * @param name what messages call the database
   * @param self what tells this process from others
   */
  Writer(Jdbi connections, Dialect dialect, String name, String self) {
    this.connections = connections;
    this.dialect = dialect;
    this.name = name;
    this.self = self;
    thread.start();
  }

  /**
   * Does work in a transaction and returns what it returned once that is durable.
   *
   * @throws StoreException if it failed: nothing of it was written
   */
  <T> T write(Function<Handle, T> work) {
    return submit(new Submission<>(work, false));
  }

  /** The same for work that erases: the bytes are gone from the log, too, when it returns. */
  <T> T erase(Function<Handle, T> work) {
    return submit(new Submission<>(work, true));
  }

  private <T> T submit(Submission<T> submission) {
    gate.readLock().lock();
    try {
      if (closed) {
        throw new StoreException("the store is closed", null);
      }
      queue.put(submission);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted before anything was written", e);
    } finally {
      gate.readLock().unlock();
    }
    try {
      return submission.done.join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof StoreException said) {
        throw said;
      }
      throw new StoreException(name + " " + dialect.advice(cause), cause);
    }
  }

  private void run() {
    List<Submission<?>> group = new ArrayList<>();
    boolean more = true;
    while (more) {
      group.clear();
      Submission<?> first = next();
      if (first != null) {
        group.add(first);
        queue.drainTo(group, MOST_SHARED - 1);
        more = !group.remove(end);
        commit(group);
      }
      if (scrubDue) {
        scrub();
      }
      group.forEach(Submission::report);
    }
  }

  private @Nullable Submission<?> next() {
    try {
      return scrubDue ? queue.poll(SCRUB_AGAIN_MILLIS, TimeUnit.MILLISECONDS) : queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the writer", e);
    }
  }

  /** In company, and what another process or a lost connection hindered once more by itself. */
  private void commit(List<Submission<?>> group) {
    tried(group);
    for (Submission<?> submission : group) {
      for (int tries = 1; tries < MOST_TRIES && submission.maySucceedAgain(dialect); tries++) {
        tried(List.of(submission));
      }
    }
  }

  /** Commits a group; where that fails, nothing of it was written, unless the answer was lost. */
  private void tried(List<Submission<?>> group) {
    boolean committing = false;
    try (Handle handle = connections.open()) {
      try {
        handle.begin();
        for (Submission<?> submission : group) {
          submission.run(handle);
        }
        dialect.announce(handle, self);
        committing = true;
        handle.commit();
        scrubDue |= group.stream().anyMatch(Submission::erases);
      } catch (RuntimeException | Error e) {
        rollback(handle);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      for (Submission<?> submission : group) {
        submission.failed(e, committing);
      }
      log.warn("a commit of {} failed: nothing of it was written", group.size(), e);
    }
  }

  private static void rollback(Handle handle) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      log.debug("the failed commit could not be rolled back", e);
    }
  }

  private void scrub() {
    try (Handle handle = connections.open()) {
      scrubDue = !dialect.scrub(handle);
    } catch (RuntimeException e) {
      log.warn("the log of what was erased could not be cleared yet; it is tried again", e);
    }
  }

  /** Writes what was handed in before, then ends. */
  @Override
  public void close() {
    gate.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      gate.writeLock().unlock();
    }
    try {
      queue.put(end);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.warn("interrupted while the last commits were written", e);
    }
  }

  /** Work somebody waits for. */
  private static final class Submission<T> {
    private final Function<Handle, T> work;
    private final boolean erases;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean unsure;

    Submission(Function<Handle, T> work, boolean erases) {
      this.work = work;
      this.erases = erases;
    }

    boolean erases() {
      return erases;
    }

    void run(Handle handle) {
      failure = null;
      unsure = false;
      handle.savepoint("one");
      try {
        result = work.apply(handle);
      } catch (RuntimeException e) {
        failure = e;
        handle.rollbackToSavepoint("one");
        return;
      }
      handle.releaseSavepoint("one");
    }

    /**
     * It failed with its company.
     *
     * @param committing whether it may be written all the same
     */
    void failed(Throwable cause, boolean committing) {
      failure = cause;
      unsure = committing;
    }

    boolean maySucceedAgain(Dialect dialect) {
      return failure != null && !unsure && dialect.maySucceedAgain(failure);
    }

    void report() {
      T value = result;
      if (failure != null || value == null) {
        done.completeExceptionally(
            failure == null ? new IllegalStateException("work without a result") : failure);
      } else {
        done.complete(value);
      }
    }
  }
}
