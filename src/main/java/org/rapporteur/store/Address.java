package org.rapporteur.store;

import java.nio.file.Path;

/** Where a database is, and which kind of database with it. */
public sealed interface Address {
  /**
   * An SQLite file, which one process has to itself.
   *
   * @param path the database; its write-ahead log and lock lie beside it
   */
  record File(Path path) implements Address {
    public File {
      path = path.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A database on a PostgreSQL server, for as many processes as are wanted.
   *
   * @param url begins with {@code jdbc:postgresql:}; holds no password
   * @param user may be empty where the server asks for none
   * @param password may be empty where the server asks for none; never shown
   */
  record Server(String url, String user, String password) implements Address {
    @Override
    public String toString() {
      return url;
    }
  }
}
