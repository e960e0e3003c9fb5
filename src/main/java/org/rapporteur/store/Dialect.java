package org.rapporteur.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** What is particular to a database, beside its migrations: all other SQL is portable. */
enum Dialect {
  SQLITE;

  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final int CACHE_KIB = 16 * 1024;

  /** Where the migrations lie on the class path. */
  String migrations() {
    return "classpath:org/rapporteur/store/migration/sqlite";
  }

  /**
   * Connections that are durable on commit and leave no deleted bytes in pages or temporary files.
   */
  DataSource connections(Path file) {
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
    return source;
  }

  /**
   * Takes the bytes of what was deleted out of the write-ahead log, outside of a transaction.
   *
   * @return false when a reader was in the way: ask again
   */
  boolean scrub(Handle handle) {
    return handle
        .createQuery("pragma wal_checkpoint(truncate)")
        .map((row, context) -> row.getInt("busy") == 0)
        .one();
  }

  /** Why a file could not be used, and what to do. */
  String advice(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return advice(e);
      }
    }
    return "could not be used: " + failure;
  }

  private static String advice(SQLException failure) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    return switch (code) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "is damaged or no database: restore it from a backup, or name another file";
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
          "can't be written: let the bot's user write the file and its folder, or name another";
      case SQLITE_FULL -> "does not fit on the disk any more: make room";
      case SQLITE_IOERR -> "can't be read or written: check the disk";
      case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another program: stop that one";
      default -> "could not be used: " + failure.getMessage();
    };
  }
}
