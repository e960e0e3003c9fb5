package org.rapporteur;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.ConfigFolder;
import org.rapporteur.config.Settings;
import org.rapporteur.store.Store;
import picocli.CommandLine.Option;

/** Which database a command works on: the one that the bot would use. */
final class StoreOptions {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The configuration folder; without it the built-in defaults hold.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of the database file and the reports; it goes before the configuration.")
  private @Nullable Path data;

  /** The configuration folder, if one is given. */
  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  Settings settings() throws ConfigException {
    Settings settings =
        config == null
            ? Settings.builtIn(System.getenv())
            : ConfigFolder.load(config, System.getenv());
    return data == null ? settings : settings.withData(data);
  }

  Store open() throws ConfigException {
    return Store.open(Databases.of(settings()), Clock.systemUTC());
  }
}
