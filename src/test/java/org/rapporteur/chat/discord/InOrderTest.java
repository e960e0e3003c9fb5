package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void aShardIsIdleOnceNothingMoreWaits() throws Exception {
    List<String> happened = new CopyOnWriteArrayList<>();
    CountDownLatch allWait = new CountDownLatch(1);
    ExecutorService shard = new InOrder(() -> happened.add("idle")).provide(0);

    shard.execute(
        () -> {
          try {
            allWait.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          happened.add("first");
        });
    shard.execute(() -> happened.add("second"));
    shard.execute(() -> happened.add("third"));
    allWait.countDown();
    shard.shutdown();

    assertThat(shard.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(happened).containsExactly("first", "second", "third", "idle");
  }
}
