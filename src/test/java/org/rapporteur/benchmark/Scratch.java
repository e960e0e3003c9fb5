package org.rapporteur.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for a database, on the disk of the build: a temporary one may lie in memory. */
final class Scratch implements AutoCloseable {
  private final Path folder;

  Scratch() throws IOException {
    folder =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "db");
  }

  Path file() {
    return folder.resolve("rapporteur.db");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
