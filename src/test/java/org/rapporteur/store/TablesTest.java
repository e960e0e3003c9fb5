package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sharded database can distribute every table by its session. */
final class TablesTest {
  @TempDir Path folder;

  @Test
  void everyTableHasAKeyThatBeginsWithItsSession() throws SQLException {
    for (Address address : databases()) {
      try (Database database = Database.open(address);
          Connection connection = database.source().getConnection()) {
        for (String table : tables(connection)) {
          assertThat(key(connection, table)).as(address + " " + table).startsWith("session_id");
          assertThat(uniqueIndexes(connection, table))
              .as(address + " " + table)
              .allSatisfy((index, columns) -> assertThat(columns).startsWith("session_id"));
        }
      }
    }
  }

  @Test
  void bothStoresHaveTheSameTablesAndColumns() throws SQLException {
    List<Map<String, List<String>>> columns = new ArrayList<>();
    for (Address address : databases()) {
      try (Database database = Database.open(address);
          Connection connection = database.source().getConnection()) {
        Map<String, List<String>> byTable = new LinkedHashMap<>();
        for (String table : tables(connection)) {
          byTable.put(table, columns(connection, table));
        }
        columns.add(byTable);
      }
    }
    columns.get(1).remove("lease"); // whoever has the file has it alone
    assertThat(columns.get(0)).isEqualTo(columns.get(1)).isNotEmpty();
  }

  private List<Address> databases() {
    return List.of(new Address.File(folder.resolve("rapporteur.db")), PostgresServer.database());
  }

  private static List<String> tables(Connection connection) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (ResultSet rows =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String schema = Objects.toString(rows.getString("TABLE_SCHEM"), "public");
        String name = rows.getString("TABLE_NAME");
        if (schema.equals("public")
            && !name.equals("flyway_schema_history")
            && !name.startsWith("sqlite_")) {
          tables.add(name);
        }
      }
    }
    return List.copyOf(tables);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, null, table, "%")) {
      while (rows.next()) {
        names.add(rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(names);
  }

  private static List<String> key(Connection connection, String table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, null, table)) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  private static Map<String, List<String>> uniqueIndexes(Connection connection, String table)
      throws SQLException {
    Map<String, List<String>> indexes = new LinkedHashMap<>();
    DatabaseMetaData meta = connection.getMetaData();
    try (ResultSet rows = meta.getIndexInfo(null, null, table, true, false)) {
      while (rows.next()) {
        if (!rows.getBoolean("NON_UNIQUE")) {
          indexes
              .computeIfAbsent(rows.getString("INDEX_NAME"), i -> new ArrayList<>())
              .add(rows.getString("COLUMN_NAME"));
        }
      }
    }
    return indexes;
  }
}
