package org.rapporteur.chat.discord;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we ask of Discord on threads of our own. JDA keeps each route's limit; the 50 requests a
 * second of all routes it learns of by being refused, so we stay below them; answers to calls are
 * not counted there and wait for no turn.
 */
final class Requests {
  private static final Logger log = LoggerFactory.getLogger(Requests.class);
  private static final long PATIENCE_SECONDS = 60;
  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final AtomicLong free = new AtomicLong(System.nanoTime());

  /** Asks Discord, and waits for the answer: never on a thread of JDA's. */
  <T> T ask(RestAction<T> action) throws Trouble {
    waitForTurn();
    return askUncounted(action);
  }

  /** The same for what belongs to the answer to a call. */
  static <T> T askUncounted(RestAction<T> action) throws Trouble {
    try {
      return action.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).complete();
    } catch (ErrorResponseException e) {
      throw Trouble.of(e);
    } catch (PermissionException e) {
      throw Trouble.lacking(e);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw Trouble.impossible(e);
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (!(cause instanceof TimeoutException || cause instanceof CancellationException)) {
        log.warn("a request to Discord failed", e);
      }
      throw Trouble.unanswered(e);
    }
  }

  private void waitForTurn() throws Trouble {
    long now = System.nanoTime();
    long turn = free.getAndUpdate(next -> Math.max(next, now) + APART_NANOS);
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, turn - now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Trouble.stopping(); // JDA would wait for an answer that never comes
    }
  }
}
