package org.rapporteur.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteErrorCode;

/** What is particular to a kind of database, beside its migrations: all other SQL is portable. */
enum Dialect {
  /** One process, one writer at a time: nothing need be locked. */
  SQLITE {
    @Override
    JavaMigration[] javaMigrations() {
      return new JavaMigration[] {new ChainedRecord()};
    }

    @Override
    long[] ids(Handle handle, String sequence, int count, String greatest, Object... values) {
      long last = handle.select(greatest, values).mapTo(Long.class).findOne().orElse(0L);
      return LongStream.rangeClosed(last + 1, last + count).toArray();
    }

    @Override
    TransactionIsolationLevel oneMoment() {
      return TransactionIsolationLevel.SERIALIZABLE;
    }

    @Override
    void advance(Handle handle) {}

    @Override
    void announce(Handle handle, String self) {}

    @Override
    void hold(Handle handle, String session) {}

    @Override
    void take(Handle handle, String session) {}

    @Override
    boolean scrub(Handle handle) {
      return handle
          .createQuery("pragma wal_checkpoint(truncate)")
          .map((row, context) -> row.getInt("busy") == 0)
          .one();
    }

    @Override
    boolean maySucceedAgain(Throwable failure) {
      return false;
    }

    @Override
    String advice(SQLException failure) {
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
  },

  /** Many processes: whoever changes a session has its row until the end of the transaction. */
  POSTGRESQL {
    /** Deadlocks, lost connections, a server that stops or starts. */
    private static final Pattern PASSING = Pattern.compile("40...|08...|57P..");

    @Override
    long[] ids(Handle handle, String sequence, int count, String greatest, Object... values) {
      return handle
          .createQuery("select nextval(?) from generate_series(1, ?)")
          .bind(0, sequence)
          .bind(1, count)
          .mapTo(Long.class)
          .list()
          .stream()
          .mapToLong(Long::longValue)
          .toArray();
    }

    @Override
    TransactionIsolationLevel oneMoment() {
      return TransactionIsolationLevel.REPEATABLE_READ;
    }

    @Override
    void announce(Handle handle, String self) {
      handle
          .createQuery("select pg_notify(?, ?)")
          .bind(0, Wakes.CHANNEL)
          .bind(1, self)
          .map((row, context) -> "")
          .one();
    }

    @Override
    void advance(Handle handle) {
      for (String table : List.of("inbox_key", "outbox", "unreadable")) {
        String sequence = table.replace("_key", "") + "_id";
        handle
            .createQuery(
                "select setval('%s', greatest(nextval('%s'), (select coalesce(max(id), 1) from %s)))"
                    .formatted(sequence, sequence, table))
            .mapTo(Long.class)
            .one();
      }
    }

    @Override
    void hold(Handle handle, String session) {
      lock(handle, session, "share");
    }

    @Override
    void take(Handle handle, String session) {
      lock(handle, session, "no key update");
    }

    private void lock(Handle handle, String session, String strength) {
      handle
          .createQuery("select 1 from session where session_id = ? for " + strength)
          .bind(0, session)
          .mapTo(Integer.class)
          .list();
    }

    /** The server vacuums what was deleted, and recycles its log, by itself. */
    @Override
    boolean scrub(Handle handle) {
      return true;
    }

    @Override
    boolean maySucceedAgain(Throwable failure) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof SQLException e && PASSING.matcher("" + e.getSQLState()).matches()) {
          return true;
        }
      }
      return false;
    }

    @Override
    String advice(SQLException failure) {
      String state = String.valueOf(failure.getSQLState());
      return switch (state) {
        case "28P01", "28000" ->
            "does not let the bot in: check database.user, and RAPPORTEUR_DATABASE_PASSWORD in the"
                + " environment";
        case "3D000" -> "is not there: create the database, or name another in database.url";
        case "42501" ->
            "does not let the bot's user make or use tables: grant it create and usage there";
        case "53100" -> "has no room on its disk any more: make room";
        case "53300" -> "has too many connections: let it take more, or run fewer processes";
        case "25006" -> "can only be read: name the primary server in database.url";
        default ->
            state.startsWith("08") || state.startsWith("57")
                ? "can't be reached: check database.url, and that the server runs"
                : "could not be used: " + failure.getMessage();
      };
    }
  };

  /** Where the migrations lie on the class path. */
  String migrations() {
    return "classpath:org/rapporteur/store/migration/" + name().toLowerCase(Locale.ROOT);
  }

  /** In which transactions all is read as it was when the first was. */
  abstract TransactionIsolationLevel oneMoment();

  /** What migrations need more than SQL for. */
  JavaMigration[] javaMigrations() {
    return new JavaMigration[0];
  }

  /**
   * Ids for new rows, growing, none given twice.
   *
   * @param sequence what gives them where many write
   * @param greatest asks for the greatest there is, with its values, where one writes
   */
  abstract long[] ids(Handle handle, String sequence, int count, String greatest, Object... values);

  /** Wakes other processes when the transaction is committed. */
  abstract void announce(Handle handle, String self);

  /** Has later ids follow those of rows that came with ids of their own. */
  abstract void advance(Handle handle);

  /** Lets nobody forget people of a session until the end of the transaction. */
  abstract void hold(Handle handle, String session);

  /** Lets nobody change a session until the end of the transaction. */
  abstract void take(Handle handle, String session);

  /**
   * Takes the bytes of what was deleted out of the write-ahead log, outside of a transaction.
   *
   * @return false when a reader was in the way: ask again
   */
  abstract boolean scrub(Handle handle);

  /** Whether work of which nothing was written may succeed in another transaction. */
  abstract boolean maySucceedAgain(Throwable failure);

  /** Why it could not be used, and what to do. */
  String advice(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return advice(e);
      }
    }
    return "could not be used: " + failure;
  }

  abstract String advice(SQLException failure);
}
