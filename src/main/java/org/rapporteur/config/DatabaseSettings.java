package org.rapporteur.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the record is kept. The address says which kind of database it is; nothing is guessed.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST:PORT/NAME?...}, without a
 *     password
 * @param user whom the server knows the bot as; empty where it asks for nobody
 */
public record DatabaseSettings(String url, String user) {
  private static final String FILE = "jdbc:sqlite:";
  private static final String SERVER = "jdbc:postgresql:";

  static final DatabaseSettings DEFAULT = new DatabaseSettings(FILE + "rapporteur.db", "");

  public DatabaseSettings {
    new Rules()
        .require(
            (url.startsWith(FILE) && url.length() > FILE.length()) || url.startsWith(SERVER),
            "url",
            "must be jdbc:sqlite:FILE or jdbc:postgresql://HOST:5432/NAME")
        .require(
            !url.toLowerCase(Locale.ROOT).contains("password="),
            "url",
            "holds a password: put it into %s in the environment".formatted(Secrets.DATABASE))
        .enforce();
  }

  /** Whether several processes may use it at once. */
  public boolean isShared() {
    return url.startsWith(SERVER);
  }

  /**
   * The database's file; empty where it is on a server.
   *
   * @param data the folder that a relative path is below
   */
  public Optional<Path> file(Path data) {
    return url.startsWith(FILE)
        ? Optional.of(data.resolve(url.substring(FILE.length())))
        : Optional.empty();
  }
}
