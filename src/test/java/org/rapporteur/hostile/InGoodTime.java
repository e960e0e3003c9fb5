package org.rapporteur.hostile;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.junit.jupiter.api.Assertions;

/**
 * Stops a try that takes more than some seconds, in the long run only: a busy machine that tests
 * quickly must not fail for it.
 */
final class InGoodTime implements AroundTryHook {
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final int LONG_RUN = 10_000;

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
    if (Integer.getInteger("jqwik.tries.default", 0) < LONG_RUN) {
      return aTry.execute(parameters);
    }
    return Assertions.assertTimeoutPreemptively(MOST, () -> aTry.execute(parameters));
  }
}
