package org.rapporteur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.TopicFile;
import org.rapporteur.text.TopicSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of topic files while the bot runs: a file that changes is checked, made ready and
 * taken over for the messages from then on. A broken one is reported in the log and changes
 * nothing; neither does one that is removed.
 */
final class TopicFolder {
  private static final Logger log = LoggerFactory.getLogger(TopicFolder.class);
  private static final String ENDING = ".yaml";

  private final Path folder;
  private final TopicReaders readers;

  /** The files as they were when they were taken, and as they were last seen. */
  private final Map<Path, Version> taken;

  private Map<Path, Version> seen;

  /** A version of a file; two with the same size and time are the same. */
  private record Version(FileTime changed, long bytes) {}

  /**
   * @param folder need not be there
   * @param readers hold what is in the folder now
   */
  TopicFolder(Path folder, TopicReaders readers) {
    this.folder = folder;
    this.readers = readers;
    seen = versions();
    taken = new HashMap<>(seen);
  }

  /**
   * Takes over what has changed and then stayed the same since the last look, so that a file is not
   * read while it is being written. For one thread.
   */
  void look() {
    Map<Path, Version> now = versions();
    now.forEach(
        (file, version) -> {
          if (version.equals(seen.get(file)) && !version.equals(taken.get(file))) {
            taken.put(file, version);
            take(file);
          }
        });
    seen = now;
  }

  private void take(Path file) {
    try {
      TopicSet set = TopicFile.load(file);
      readers.replace(set);
      log.info("{} has changed: messages from now on are read by it", file);
    } catch (ConfigException e) {
      e.problems().forEach(problem -> log.error("the old topics stay: {}", problem));
    }
  }

  private Map<Path, Version> versions() {
    Map<Path, Version> versions = new HashMap<>();
    for (Path file : files()) {
      try {
        versions.put(file, new Version(Files.getLastModifiedTime(file), Files.size(file)));
      } catch (IOException e) {
        // Gone since the folder was listed, or not for us to read: the next look tells.
        log.debug("can't look at {}", file, e);
      }
    }
    return versions;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.warn("can't list {}: its topic files stay as they are", folder, e);
      return List.of();
    }
  }
}
