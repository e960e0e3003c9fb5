package org.rapporteur.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears when other processes wrote, by LISTEN. It only wakes: who misses a word finds all in the
 * tables at the next look.
 */
final class Wakes implements AutoCloseable {
  static final String CHANNEL = "rapporteur";
  private static final Logger log = LoggerFactory.getLogger(Wakes.class);
  private static final Duration LISTEN = Duration.ofMillis(500);

  private final Address.Server address;
  private final String self;
  private final Runnable woken;
  private final Thread thread = new Thread(this::listen, "store-wakes");
  private volatile boolean closed;

  /**
   * @param self what this process's own words say
   * @param woken called on a thread of its own
   */
  Wakes(Address.Server address, String self, Runnable woken) {
    this.address = address;
    this.self = self;
    this.woken = woken;
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (!closed) {
      try (Connection connection =
          DriverManager.getConnection(address.url(), address.user(), address.password())) {
        connection.createStatement().execute("listen " + CHANNEL);
        woken.run(); // what was said before it listened
        hear(connection.unwrap(PGConnection.class));
      } catch (SQLException e) {
        log.info("other processes are not heard now; it is tried again: {}", e.getMessage());
        pause();
      }
    }
  }

  private void hear(PGConnection connection) throws SQLException {
    while (!closed) {
      PGNotification[] words = connection.getNotifications((int) LISTEN.toMillis());
      if (words != null && !Arrays.stream(words).allMatch(w -> w.getParameter().equals(self))) {
        woken.run();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LISTEN.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
