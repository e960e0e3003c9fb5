package org.rapporteur.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.collect.Inbox;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.SessionRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that outlives the process, in one database file that one process has to itself. */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  /** What to close, the last opened first. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final Jdbi readers;
  private final Writer writer;
  private final SessionRecord record;
  private final Inbox inbox;
  private final Outbox outbox;

  private Store(Path file, Clock clock) throws IOException, SQLException {
    try {
      parts.push(ProcessLock.of(file));
      Dialect dialect = Dialect.SQLITE;
      DataSource source = dialect.connections(file);
      Schema.migrate(dialect, source, file);
      Readers connections = new Readers(source);
      parts.push(connections);
      writer = new Writer(Jdbi.create(source).open(), dialect, file);
      parts.push(writer);
      readers = Jdbi.create(connections);
      Json json = new Json();
      record = new SqlRecord(readers, writer, json, clock);
      inbox = new SqlInbox(readers, writer, json, clock);
      outbox = new SqlOutbox(readers, writer, json);
    } catch (IOException | SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the database, made when it is not there yet, and brought up to this version when it is
   * older.
   *
   * @param dbFile the database; its write-ahead log and lock lie beside it
   * @param clock when posts are due
   * @throws StoreException if another process has it open, a later version wrote it, it is damaged
   *     or can't be written
   */
  public static Store open(Path dbFile, Clock clock) {
    Path file = dbFile.toAbsolutePath().normalize();
    try {
      Path folder = Files.createDirectories(file.resolveSibling(""));
      return new Store(folder.toRealPath().resolve(file.getFileName()), clock);
    } catch (IOException e) {
      throw new StoreException(
          file + " can't be made: let the bot's user write its folder, or name another file", e);
    } catch (SQLException | JdbiException | FlywayException e) {
      throw new StoreException(file + " " + Dialect.SQLITE.advice(e), e);
    }
  }

  public SessionRecord record() {
    return record;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Outbox outbox() {
    return outbox;
  }

  /** What the adapter of a platform, named as in its channels, remembers over restarts. */
  public PlatformState platformState(String platform) {
    return new SqlPlatformState(readers, writer, platform);
  }

  /** Waits for what is being written, then lets the file go. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("a part of the store did not close", e);
      }
    }
  }
}
