package org.rapporteur.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a configuration folder, by their names inside it, such as {@code
 * sessions/town-hall.yaml}. Files with other endings are not ours and left alone; a YAML file where
 * none is read is a mistake, for its author believes that it counts.
 */
final class FolderFiles {
  static final String SESSIONS = "sessions";
  static final String TOPICS = "topics";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.yaml");

  /** For Slack's own pages: the operator pastes it there, the bot does not read it. */
  private static final String SLACK_MANIFEST = "slack-manifest.yaml";

  private static final List<String> READ = List.of(SettingsFile.NAME, SESSIONS, TOPICS);

  private final Path dir;
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final List<Problem> problems;

  private FolderFiles(Path dir, List<Problem> problems) {
    this.dir = dir;
    this.problems = problems;
  }

  /** Reads a folder; what can't be read is noted and left out. */
  static Map<String, byte[]> of(Path dir, List<Problem> problems) {
    FolderFiles files = new FolderFiles(dir, problems);
    if (Files.isDirectory(dir)) {
      files.root();
      files.folder(SESSIONS);
      files.folder(TOPICS);
    } else {
      problems.add(new Problem(dir.toString(), 0, "", "there is no such folder"));
    }
    return files.contents;
  }

  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.MAX_BYTES + 1);
    }
  }

  static Problem unreadable(String name, IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "there is no such file"
            : e instanceof AccessDeniedException
                ? "can't be read: this user is not allowed to"
                : "can't be read: " + e.getMessage();
    return new Problem(name, 0, "", reason);
  }

  private void root() {
    for (Path entry : entries("")) {
      String name = String.valueOf(entry.getFileName());
      Optional<String> meant = Nearest.of(name, READ);
      if (name.equals(SettingsFile.NAME)) {
        read(name);
      } else if (!READ.contains(name)
          && !name.equals(SLACK_MANIFEST)
          && (isYaml(name) || (Files.isDirectory(entry) && meant.isPresent()))) {
        unknown(
            name,
            meant
                .map(m -> "is not read: did you mean '" + m + "'?")
                .orElse("is not read: put it into sessions/ or topics/"));
      }
    }
  }

  private void folder(String folder) {
    for (Path entry : entries(folder)) {
      String name = String.valueOf(entry.getFileName());
      if (NAME.matcher(name).matches()) {
        read(folder + "/" + name);
      } else if (isYaml(name)) {
        unknown(
            folder + "/" + name,
            "is not read: name it with lower-case words joined by '-' and the ending .yaml");
      }
    }
  }

  private static boolean isYaml(String name) {
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private List<Path> entries(String folder) {
    Path at = dir.resolve(folder);
    if (!Files.isDirectory(at)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(at)) {
      return entries.toList();
    } catch (IOException e) {
      problems.add(unreadable(folder.isEmpty() ? dir.toString() : folder, e));
      return List.of();
    }
  }

  private void read(String name) {
    try {
      contents.put(name, bytes(dir.resolve(name)));
    } catch (IOException e) {
      problems.add(unreadable(name, e));
    }
  }

  private void unknown(String name, String reason) {
    problems.add(new Problem(name, 0, "", reason));
  }
}
