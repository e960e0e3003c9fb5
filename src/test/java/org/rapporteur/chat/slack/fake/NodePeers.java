package org.rapporteur.chat.slack.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The peers of {@code src/test/node}, installed below {@code target} as its lock file says, on
 * first use and when that changes.
 */
final class NodePeers {
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path HOME = Path.of("target", "node");
  private static final String LOCK = "package-lock.json";

  private NodePeers() {}

  /**
   * The folder they are installed in. Without Node.js the test is skipped, but fails where the
   * environment says {@code CI=true}.
   */
  static Path installed() {
    if (!starts("node") || !starts("npm")) {
      String how = "install Node.js 20 or later with npm to run this test";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(how);
      }
      Assumptions.abort(how);
    }
    try {
      Files.createDirectories(HOME);
      install();
      return HOME.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One process at a time: test runs may share the folder. */
  private static void install() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      Path wanted = SOURCE.resolve(LOCK);
      Path there = HOME.resolve(LOCK);
      // npm writes its own list of what it installed when it is done.
      boolean complete = Files.exists(HOME.resolve("node_modules").resolve(".package-lock.json"));
      if (held.isValid() && complete && Files.mismatch(wanted, there) < 0) {
        return;
      }
      Files.copy(wanted, there, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(
          SOURCE.resolve("package.json"),
          HOME.resolve("package.json"),
          StandardCopyOption.REPLACE_EXISTING);
      Output output =
          run(HOME, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      if (output.status() != 0) {
        throw new IOException("npm ci failed:\n" + output.text());
      }
    }
  }

  /** What a program wrote, and the status it ended with. */
  record Output(int status, String text) {}

  /** Runs a program to its end, at most five minutes. */
  static Output run(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile("node", ".log");
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end:\n" + Files.readString(log));
      }
      return new Output(process.exitValue(), Files.readString(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(log);
    }
  }

  private static boolean starts(String program) {
    try {
      return run(Path.of("."), List.of(program, "--version")).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
