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
    if (fault.isPresent() && fault.get() instanceof Fault.AnswerHeld) {
      awaitRelease();
    }
    if (fault.isPresent() && fault.get() instanceof Fault.AnswerLost) {
      ctx.header("Content-Length", String.valueOf(body.length + 2 * HELD_BACK));
      ctx.result(half(body));
    } else {
      ctx.result(body);
    }
  }

  /**
   * Half of an answer after more blanks than the server holds back before it sends: with the length
   * it promises the reader is left with a broken connection within the answer.
   */
  private static byte[] half(byte[] body) {
    byte[] sent = new byte[HELD_BACK + body.length / 2];
    Arrays.fill(sent, 0, HELD_BACK, (byte) ' ');
    System.arraycopy(body, 0, sent, HELD_BACK, body.length / 2);
    return sent;
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
