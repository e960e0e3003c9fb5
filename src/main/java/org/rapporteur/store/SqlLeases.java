package org.rapporteur.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.rapporteur.session.Leases;

/** Leases in a table, by the database's own clock: those of the processes may differ. */
final class SqlLeases implements Leases, AutoCloseable {
  /** After a holder fell silent, so long nobody does its work. */
  static final Duration TERM = Duration.ofSeconds(10);

  /** How long an answer holds before the table is asked again. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Writer writer;
  private final String owner;
  private final LongSupplier nanos;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(boolean ours, long at) {}

  /**
   * @param owner this process
   * @param nanos a clock that only grows, and goes on while the process is halted
   */
  SqlLeases(Writer writer, String owner, LongSupplier nanos) {
    this.writer = writer;
    this.owner = owner;
    this.nanos = nanos;
  }

  @Override
  public boolean claim(String name) {
    long now = nanos.getAsLong();
    Answer last = answers.get(name);
    if (last != null && now - last.at < FRESH.toNanos()) {
      return last.ours;
    }
    boolean ours = asked(name);
    answers.put(name, new Answer(ours, now));
    return ours;
  }

  private boolean asked(String name) {
    return writer.write(
            handle ->
                handle.execute(
                    "insert into lease (session_id, name, owner, epoch, until)"
                        + " values ('', ?, ?, 1, clock_timestamp() + make_interval(secs => ?))"
                        + " on conflict (session_id, name) do update set owner = excluded.owner,"
                        + " until = excluded.until, epoch = lease.epoch"
                        + " + case when lease.owner = excluded.owner then 0 else 1 end"
                        + " where lease.owner = excluded.owner or lease.until < clock_timestamp()",
                    name,
                    owner,
                    TERM.toSeconds()))
        > 0;
  }

  /** Lets go of all, so that others need not wait for their end. */
  @Override
  public void close() {
    writer.write(handle -> handle.execute("delete from lease where owner = ?", owner));
  }
}
