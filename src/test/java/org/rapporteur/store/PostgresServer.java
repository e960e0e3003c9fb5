package org.rapporteur.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real server on this machine, started once and for all tests of this process. */
public final class PostgresServer {
  private static final PostgresServer SHARED = new PostgresServer();

  private final AtomicInteger databases = new AtomicInteger();
  private final Running running = started();

  private record Running(@Nullable EmbeddedPostgres server, String why) {}

  private PostgresServer() {}

  private static Running started() {
    try {
      return new Running(EmbeddedPostgres.builder().start(), "");
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Running(null, e.toString());
    }
  }

  /**
   * An empty database of its own.
   *
   * <p>Where no server runs on this machine, the test is skipped; in CI it fails.
   */
  public static Address.Server database() {
    return SHARED.create();
  }

  private EmbeddedPostgres server() {
    EmbeddedPostgres server = running.server();
    if (server != null) {
      return server;
    }
    String how =
        "no PostgreSQL server can be started here (%s): run these tests on 64-bit Linux"
            .formatted(running.why());
    if (System.getenv("CI") != null) {
      throw new IllegalStateException(how);
    }
    return Assumptions.abort(how);
  }

  private Address.Server create() {
    String name = "test_" + databases.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Address.Server(
        "jdbc:postgresql://localhost:" + server().getPort() + "/" + name, "postgres", "postgres");
  }
}
