package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private final FloorReader reader =
      new StandardFloorReader(
          new TopicSet(
              "one",
              List.of(
                  new Topic(
                      "data",
                      Map.of(Language.EN, "Data"),
                      Map.of(Language.EN, List.of("data", "data protection authority"))))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data ", "a", "?", "\u200b", "`", "> ", "<", ":", "http://", "-", "\ud83d", "\n", "数据",
        "a.", "A.", "www.", "how ", "@", "'", "data-", "ا", "x.y/"
      })
  void readsAMegabyteOfAnythingInNoTime(String part) {
    String text = part.repeat(1_000_000 / part.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> reader.read(text, Language.EN));
  }

  @Test
  void readsRandomCharactersWithoutFailing() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 80; j++) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThatCode(() -> reader.read(text.toString(), Language.AR)).doesNotThrowAnyException();
    }
  }

  @Test
  void readsAlikeInManyThreads() throws Exception {
    String text = "Could the panel explain how data protection authorities will be funded";
    Reading alone = reader.read(text, Language.FR);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> task =
          () -> {
            boolean same = true;
            for (int i = 0; i < 500; i++) {
              same &= reader.read(text, Language.FR).equals(alone);
            }
            return same;
          };
      for (Future<Boolean> same : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(alone.topics())
        .containsExactly(
            new TopicMatch(
                "data",
                List.of("data protection authorities"),
                List.of("data protection authority")));
  }
}
