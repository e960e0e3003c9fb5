package org.rapporteur.chat.fake;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Hands out the answers of calls that were carried out: whole, late, or broken off. */
public final class Answering {
  private static final int HELD_BACK = 200_000;

  private volatile CountDownLatch held = new CountDownLatch(1);

  /** Answers; with {@link Fault#answerHeld} only once the test lets go. */
  public void answer(Context ctx, byte[] body, Optional<Fault> fault) {
    byte[] sent = body;
    if (fault.isPresent() && fault.get() instanceof Fault.AnswerHeld) {
      awaitRelease();
    }
    if (fault.isPresent() && fault.get() instanceof Fault.AnswerLost) {
      // More than the server holds back before it sends, and less than it promises: the reader is
      // left with a broken connection.
      ctx.header("Content-Length", String.valueOf(body.length + 2 * HELD_BACK));
      sent = Arrays.copyOf(body, body.length + HELD_BACK);
    }
    ctx.result(sent);
  }

  /** Lets go of the answers that are held. */
  public void release() {
    held.countDown();
    held = new CountDownLatch(1);
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
