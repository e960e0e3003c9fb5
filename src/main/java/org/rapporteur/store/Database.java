package org.rapporteur.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An open database: connections that are durable on commit, those for reading apart from the one
 * that writes.
 */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final int CACHE_KIB = 16 * 1024;
  private static final int READERS = 4;
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  /** A process that is halted within a transaction must not hold up the others. */
  private static final String LIMITS =
      "-c idle_in_transaction_session_timeout=5s -c lock_timeout=10s -c statement_timeout=60s";

  private final Dialect dialect;
  private final String name;
  private final DataSource source;
  private final Jdbi readers;
  private final Jdbi writers;

  /** What is open, the last opened first. */
  private final Deque<AutoCloseable> parts;

  private Database(
      Dialect dialect,
      String name,
      DataSource source,
      Jdbi readers,
      Jdbi writers,
      AutoCloseable... parts) {
    this.dialect = dialect;
    this.name = name;
    this.source = source;
    this.readers = readers;
    this.writers = writers;
    this.parts = new ArrayDeque<>(List.of(parts));
  }

  /**
   * Opens a database and brings its tables up to this version.
   *
   * @throws StoreException if it can't be used: one sentence that says what to do
   */
  static Database open(Address address) {
    return address instanceof Address.Server server ? server(server) : file((Address.File) address);
  }

  /** No deleted bytes stay in pages or temporary files. */
  private static Database file(Address.File address) {
    try {
      Path folder = Files.createDirectories(address.path().resolveSibling(""));
      Path file = folder.toRealPath().resolve(address.path().getFileName());
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setTempStore(SQLiteConfig.TempStore.MEMORY);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
      config.enforceForeignKeys(true);
      config.setBusyTimeout((int) BUSY.toMillis());
      config.setCacheSize(-CACHE_KIB);
      config.setGetGeneratedKeys(false);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      return file(file, source);
    } catch (IOException e) {
      throw new StoreException(
          address + " can't be made: let the bot's user write its folder, or name another file", e);
    }
  }

  private static Database file(Path file, DataSource source) throws IOException {
    ProcessLock lock = ProcessLock.of(file);
    try {
      Schema.migrate(Dialect.SQLITE, source, file.toString());
      Lent writer = new Lent(source, 1);
      Lent readers = new Lent(source, READERS);
      return new Database(
          Dialect.SQLITE,
          file.toString(),
          source,
          Jdbi.create(readers),
          Jdbi.create(writer),
          readers,
          writer,
          lock);
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw unusable(file.toString(), Dialect.SQLITE, e);
    }
  }

  private static Database server(Address.Server address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(READERS + 1);
    config.setConnectionTimeout(CONNECTING.toMillis());
    config.addDataSourceProperty("ApplicationName", "rapporteur");
    config.addDataSourceProperty("options", LIMITS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", String.valueOf(2 * 60));
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw unusable(address.toString(), Dialect.POSTGRESQL, e);
    }
    try {
      Schema.migrate(Dialect.POSTGRESQL, pool, address.toString());
      Jdbi jdbi = Jdbi.create(pool);
      return new Database(Dialect.POSTGRESQL, address.toString(), pool, jdbi, jdbi, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw unusable(address.toString(), Dialect.POSTGRESQL, e);
    }
  }

  private static StoreException unusable(String name, Dialect dialect, Exception failure) {
    return failure instanceof StoreException known
        ? known
        : new StoreException(name + " " + dialect.advice(failure), failure);
  }

  Dialect dialect() {
    return dialect;
  }

  /** What messages call it. */
  String name() {
    return name;
  }

  /** New connections, for what is done once. */
  DataSource source() {
    return source;
  }

  /** Connections that only read. */
  Jdbi readers() {
    return readers;
  }

  /** The connection of the one that writes. */
  Jdbi writers() {
    return writers;
  }

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
