package org.rapporteur;

import java.nio.file.Path;
import java.util.Optional;
import org.rapporteur.config.DatabaseSettings;
import org.rapporteur.config.Secrets;
import org.rapporteur.config.Settings;
import org.rapporteur.store.Address;

/** The database that the settings name, as the store wants it. */
final class Databases {
  private Databases() {}

  static Address of(Settings settings) {
    return of(settings.database(), settings.data(), settings.secrets());
  }

  /**
   * @param data the folder that a file is in
   */
  static Address of(DatabaseSettings database, Path data, Secrets secrets) {
    Optional<Path> file = database.file(data);
    return file.isPresent()
        ? new Address.File(file.get())
        : new Address.Server(
            database.url(), database.user(), secrets.databasePassword().orElse(""));
  }
}
