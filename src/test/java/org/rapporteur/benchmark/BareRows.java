package org.rapporteur.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Rows of a store's tables, to be written again by nothing but prepared statements. */
final class BareRows {
  private final String sql;
  private final List<Object[]> rows;

  private BareRows(String sql, List<Object[]> rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /** A connection with the store's own settings. */
  static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.enforceForeignKeys(true);
    config.setCacheSize(-16 * 1024);
    config.setGetGeneratedKeys(false);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    connection.setAutoCommit(false);
    return connection;
  }

  /** What a commit to the inbox wrote after a row. */
  static List<BareRows> inbox(Connection store, long after) throws SQLException {
    return List.of(
        of(
            store,
            "select session_id, id, event_key from inbox_key where id > " + after,
            "insert into inbox_key (session_id, id, event_key) values (?, ?, ?)"),
        of(
            store,
            "select session_id, id, type, payload from inbox where id > " + after,
            "insert into inbox (session_id, id, type, payload) values (?, ?, ?, ?)"));
  }

  /** What a commit of the collector wrote after an event, inbox rows taken out included. */
  static List<BareRows> collected(Connection store, long seq, long row) throws SQLException {
    return List.of(
        of(
            store,
            "select session_id, seq, at, actor, type, payload, cause from event where seq > " + seq,
            "insert into event (session_id, seq, at, actor, type, payload, cause)"
                + " values (?, ?, ?, ?, ?, ?, ?)"),
        of(
            store,
            "select session_id, id, seq, account, name, affiliation from person where seq > " + seq,
            "insert into person (session_id, id, seq, account, name, affiliation)"
                + " values (?, ?, ?, ?, ?, ?)"),
        of(
            store,
            "select session_id, id, seq, person, text, matches from words where seq > " + seq,
            "insert into words (session_id, id, seq, person, text, matches)"
                + " values (?, ?, ?, ?, ?, ?)"),
        of(
            store,
            "select session_id, id from inbox_key where id > " + row,
            "delete from inbox where session_id = ? and id = ?"));
  }

  /** The event a store has last. */
  static long lastSeq(Connection store) throws SQLException {
    BareRows last = of(store, "select max(seq) from event", "");
    return ((Number) last.rows.get(0)[0]).longValue();
  }

  private static BareRows of(Connection store, String query, String sql) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (PreparedStatement statement = store.prepareStatement(query);
        ResultSet found = statement.executeQuery()) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = found.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    store.rollback();
    return new BareRows(sql, rows);
  }

  /** Writes them as one batch, without a commit. */
  int write(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }
}
