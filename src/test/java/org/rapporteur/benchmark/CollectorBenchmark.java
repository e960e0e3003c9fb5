package org.rapporteur.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.collect.Collector;
import org.rapporteur.store.Store;

/**
 * Messages a second from the inbox to the record, durably, against bare SQLite writing the same
 * rows: the same bytes into the same tables, by prepared statements, with the same settings and as
 * many rows to a commit. What reads a message is left out: it has a benchmark of its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class CollectorBenchmark {
  private static final int MESSAGES = 30_000;

  /** Messages that come at once, and as many to a commit of the collector. */
  private static final int BATCH = 300;

  /** Takes every message to the inbox, and from there to the record. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long collector(Collecting session) {
    return session.collect();
  }

  /** Writes the rows this made. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long bareInserts(Bare rows) throws SQLException {
    return rows.write();
  }

  /** A session in a file that is new each time. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Collecting {
    private final List<List<ChatEvent>> parts = new Floor(MESSAGES).parts(BATCH);
    private Scratch scratch;
    private Store store;
    private Collector collector;

    @Setup(Level.Invocation)
    public void open() throws IOException {
      scratch = new Scratch();
      store = Store.open(scratch.file(), Clock.systemUTC());
      collector = Floor.opened(store);
    }

    long collect() {
      for (List<ChatEvent> part : parts) {
        store.inbox().put(Floor.SESSION, part);
        collector.drain(Floor.SESSION);
      }
      return collector.unread();
    }

    @TearDown(Level.Invocation)
    public void close() throws IOException {
      boolean done =
          store.inbox().waiting().isEmpty()
              && !store.record().after(Floor.SESSION, MESSAGES, 1).events().isEmpty();
      store.close();
      scratch.close();
      if (!done) {
        throw new IllegalStateException("not everything was collected");
      }
    }
  }

  /** The rows of such a session, and a file that is new each time. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Bare {
    private final List<List<BareRows>> commits = new ArrayList<>();
    private Scratch scratch;
    private Connection connection;

    @Setup(Level.Trial)
    public void collectOnce() throws IOException, SQLException {
      try (Scratch once = new Scratch();
          Store store = Store.open(once.file(), Clock.systemUTC());
          Connection rows = BareRows.open(once.file())) {
        Collector collector = Floor.opened(store);
        long row = 0;
        for (List<ChatEvent> part : new Floor(MESSAGES).parts(BATCH)) {
          store.inbox().put(Floor.SESSION, part);
          commits.add(BareRows.inbox(rows, row));
          long seq = BareRows.lastSeq(rows);
          collector.drain(Floor.SESSION);
          commits.add(BareRows.collected(rows, seq, row));
          row += part.size();
        }
      }
    }

    @Setup(Level.Invocation)
    public void open() throws IOException, SQLException {
      scratch = new Scratch();
      Store.open(scratch.file(), Clock.systemUTC()).close();
      connection = BareRows.open(scratch.file());
    }

    long write() throws SQLException {
      long rows = 0;
      for (List<BareRows> commit : commits) {
        for (BareRows one : commit) {
          rows += one.write(connection);
        }
        connection.commit();
      }
      return rows;
    }

    @TearDown(Level.Invocation)
    public void close() throws IOException, SQLException {
      connection.close();
      scratch.close();
    }
  }
}
