package org.rapporteur.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** A few connections that are lent and given back; who finds none waits for one. */
final class Lent implements ConnectionFactory, AutoCloseable {
  private final BlockingQueue<Connection> idle;
  private final int count;

  Lent(DataSource source, int count) throws SQLException {
    this.count = count;
    this.idle = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      idle.add(source.getConnection());
    }
  }

  @Override
  public Connection openConnection() throws SQLException {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a connection", e);
    }
  }

  @Override
  public void closeConnection(Connection connection) {
    idle.add(connection);
  }

  @Override
  public void close() throws SQLException {
    for (int i = 0; i < count; i++) {
      openConnection().close();
    }
  }
}
