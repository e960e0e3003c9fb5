package org.rapporteur.chat.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/** One thread a shard: its events are told in the order they came. */
final class InOrder implements ThreadPoolProvider<ExecutorService> {
  private final Runnable idle;

  /**
   * @param idle called on a shard's thread when no event waits for it
   */
  InOrder(Runnable idle) {
    this.idle = idle;
  }

  @Override
  public ExecutorService provide(int shard) {
    return new Telling("discord-" + shard);
  }

  @Override
  public boolean shouldShutdownAutomatically(int shard) {
    return true;
  }

  private final class Telling extends ThreadPoolExecutor {
    Telling(String name) {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, name));
    }

    @Override
    protected void afterExecute(Runnable told, @Nullable Throwable failure) {
      if (getQueue().isEmpty()) {
        idle.run();
      }
    }
  }
}
