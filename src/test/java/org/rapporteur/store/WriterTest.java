package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
  private static final String INSERT = "insert into line (text) values (?)";

  @TempDir Path folder;
  private Database file;
  private Jdbi database;
  private Writer writer;

  @BeforeEach
  void opensATable() {
    file = Database.open(new Address.File(folder.resolve("lines.db")));
    database = file.readers();
    database.useHandle(h -> h.execute("create table line (text text not null unique)"));
    writer = new Writer(file.writers(), file.dialect(), file.name(), "here");
  }

  @AfterEach
  void closes() {
    writer.close();
    file.close();
  }

  private List<String> lines() {
    return database.withHandle(WriterTest::lines);
  }

  private static List<String> lines(Handle handle) {
    return handle.createQuery("select text from line order by rowid").mapTo(String.class).list();
  }

  /** Hands in work from a thread of its own, and returns when it waits in the queue. */
  private <T> FutureTask<T> waiting(Function<Handle, T> work) {
    FutureTask<T> task = new FutureTask<>(() -> writer.write(work));
    Thread thread = new Thread(task);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  /** Has the writer at work until the latch opens, so that what is handed in meanwhile waits. */
  private FutureTask<Integer> beginning(CountDownLatch latch) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Integer> task =
        waiting(
            h -> {
              begun.countDown();
              await(latch);
              return h.execute(INSERT, "first");
            });
    begun.await();
    return task;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsWrittenIsSeenByEveryReaderOnceItReturns() {
    int rows = writer.write(h -> h.execute(INSERT, "one"));

    assertThat(rows).isEqualTo(1);
    assertThat(lines()).containsExactly("one");
  }

  @Test
  void whateverWaitsSharesACommit() throws Exception {
    CountDownLatch full = new CountDownLatch(1);
    FutureTask<Integer> first = beginning(full);
    FutureTask<Integer> second = waiting(h -> h.execute(INSERT, "second"));
    FutureTask<List<String>> own = waiting(WriterTest::lines);
    FutureTask<List<String>> others = waiting(h -> lines());
    full.countDown();

    first.get();
    second.get();
    assertThat(own.get()).containsExactly("first", "second");
    assertThat(others.get()).containsExactly("first");
    assertThat(lines()).containsExactly("first", "second");
  }

  @Test
  void whatFailsIsRolledBackAloneAndToldToItsCallerOnly() throws Exception {
    CountDownLatch full = new CountDownLatch(1);
    FutureTask<Integer> first = beginning(full);
    FutureTask<Integer> second = waiting(h -> h.execute(INSERT, "second"));
    FutureTask<Integer> bad = waiting(h -> h.execute(INSERT, "half") + h.execute(INSERT, "first"));
    FutureTask<Integer> worse =
        waiting(
            h -> {
              h.execute(INSERT, "lost");
              throw new IllegalArgumentException("nonsense");
            });
    FutureTask<Integer> last = waiting(h -> h.execute(INSERT, "last"));
    full.countDown();

    first.get();
    second.get();
    last.get();
    assertThatThrownBy(bad::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("lines.db");
    assertThatThrownBy(worse::get).hasRootCauseMessage("nonsense");
    assertThat(lines()).containsExactly("first", "second", "last");
  }

  @Test
  void writesWhatWasHandedInBeforeItCloses() throws Exception {
    CountDownLatch full = new CountDownLatch(1);
    List<FutureTask<Integer>> tasks = new ArrayList<>();
    tasks.add(beginning(full));
    for (int i = 0; i < 20; i++) {
      String text = "line " + i;
      tasks.add(waiting(h -> h.execute(INSERT, text)));
    }
    FutureTask<Boolean> closing =
        new FutureTask<>(
            () -> {
              writer.close();
              return true;
            });
    new Thread(closing).start();
    full.countDown();
    closing.get();

    for (FutureTask<Integer> task : tasks) {
      assertThat(task.get()).isEqualTo(1);
    }
    assertThat(lines()).hasSize(21);
    assertThatThrownBy(() -> writer.write(h -> 1)).hasMessage("the store is closed");
  }

  @Test
  void clearsTheLogOfWhatWasErasedOnceTheLastReaderIsGone() {
    Path log = folder.resolve("lines.db-wal");
    writer.write(h -> h.execute(INSERT, "secret"));
    try (Handle reader = database.open()) {
      reader.begin();
      lines(reader);
      writer.erase(h -> h.execute("delete from line"));
      assertThat(log).isNotEmptyFile();
      reader.commit();
    }
    writer.erase(h -> 1);

    assertThat(log).isEmptyFile();
  }
}
