package org.rapporteur.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration folder that a test writes line by line. */
record TestFolder(Path dir) {
  /** A session definition with nothing but what it must have. */
  static final String SMALLEST =
      """
      title: Town hall
      sources:
        - channel: web:floor
      moderators: web:moderators
      """;

  TestFolder with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestFolder with(String name, byte[] bytes) {
    try {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  Settings load() throws ConfigException {
    return ConfigFolder.load(dir, Map.of());
  }

  /** The only session of the folder. */
  SessionDefinition session() throws ConfigException {
    List<SessionDefinition> sessions = load().sessions();
    if (sessions.size() != 1) {
      throw new AssertionError(sessions);
    }
    return sessions.get(0);
  }

  /** What {@code check} prints. */
  List<String> problems() {
    return ConfigFolder.check(dir).stream().map(Problem::toString).toList();
  }
}
