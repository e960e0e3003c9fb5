package org.rapporteur.store;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables as this version knows them: made, or brought up from an earlier version. */
final class Schema {
  private Schema() {}

  /**
   * Brings a database up to this version.
   *
   * @param name what messages call the database
   * @throws StoreException if it was written by a later version or by another program
   */
  static void migrate(Dialect dialect, DataSource source, String name) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(source)
            .locations(dialect.migrations())
            .javaMigrations(dialect.javaMigrations())
            .load();
    Optional<MigrationInfo> later =
        Arrays.stream(flyway.info().applied())
            .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
            .findFirst();
    if (later.isPresent()) {
      throw new StoreException(
          "%s was written by a later version of Rapporteur (schema %s): start that version, or name another database"
              .formatted(name, later.get().getVersion()),
          null);
    }
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          name + " does not hold the tables of Rapporteur: name another database", e);
    }
  }
}
