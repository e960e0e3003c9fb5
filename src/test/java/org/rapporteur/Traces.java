package org.rapporteur;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rapporteur.store.Address;
import org.rapporteur.store.PostgresServer;

/** Where a bot may leave traces of people: the bytes of its folder, and the rows of its server. */
final class Traces {
  /** The two stores. */
  enum In {
    FILE,
    SERVER;

    Address address(Path folder) {
      return this == FILE
          ? new Address.File(folder.resolve("rapporteur.db"))
          : PostgresServer.database();
    }
  }

  private final Path folder;
  private final Address address;

  Traces(Path folder, Address address) {
    this.folder = folder;
    this.address = address;
  }

  /** The files, and rows of tables, that hold one of the marks. */
  List<String> of(String... marks) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        add(found, file.getFileName().toString(), bytes, marks);
      }
      if (address instanceof Address.Server server) {
        rows(server, found, marks);
      }
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  private static void add(List<String> found, String where, String text, String... marks) {
    for (String mark : marks) {
      String bytes = new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      if (text.contains(mark) || text.contains(bytes)) {
        found.add(where + " holds " + mark);
      }
    }
  }

  private static void rows(Address.Server server, List<String> found, String... marks)
      throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(server.url(), server.user(), server.password())) {
      List<String> tables = new ArrayList<>();
      try (ResultSet all =
          connection
              .createStatement()
              .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (all.next()) {
          tables.add(all.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows =
            connection.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
          while (rows.next()) {
            add(found, table, rows.getString(1), marks);
          }
        }
      }
    }
  }
}
