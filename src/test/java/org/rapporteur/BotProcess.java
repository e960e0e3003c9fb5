package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bot in a process of its own, started as an operator does it, killed by SIGKILL and started
 * again. It reads {@code config} in its folder and keeps its data in {@code data} there.
 */
final class BotProcess {
  private static final Pattern ADDRESS = Pattern.compile("attendees +(http\\S+)/");
  private static final String GREETED = "Stop with Ctrl-C.";

  private final Path folder;
  private final Map<String, String> environment;
  private volatile @Nullable Process running;
  private volatile @Nullable URI address;

  /**
   * @param environment goes before that of the tests
   */
  BotProcess(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** Starts it, and returns its greeting once it has said it. */
  synchronized List<String> start() throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rapporteur.Main",
                "run",
                "--config",
                folder.resolve("config").toString(),
                "--data",
                data().toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
    java.environment().putAll(environment);
    Process started = java.start();
    running = started;
    List<String> greeting = new ArrayList<>();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.equals(GREETED)) {
      greeting.add(line);
      line = out.readLine();
    }
    Matcher m = ADDRESS.matcher(String.join("\n", greeting));
    assertThat(m.find()).as(log()).isTrue();
    address = URI.create(m.group(1));
    notifyAll();
    return greeting;
  }

  /** Its address, once it is up. */
  synchronized URI address() throws InterruptedException {
    URI up = address;
    while (up == null) {
      wait();
      up = address;
    }
    return up;
  }

  /** Its address; null while it is down. */
  @Nullable URI addressNow() {
    return address;
  }

  /** Waits until it ends by itself, at most 30 s, and returns its exit code. */
  int awaitExit() throws InterruptedException {
    Process started = Objects.requireNonNull(running);
    assertThat(started.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
    return started.exitValue();
  }

  /** Kills it, if it runs, and returns once it is gone. */
  void kill() throws InterruptedException {
    Process victim = running;
    if (victim != null) {
      synchronized (this) {
        address = null;
      }
      victim.destroyForcibly().waitFor();
    }
  }

  /** Halts it in the middle of whatever it does, without its noticing. */
  void halt() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process victim = Objects.requireNonNull(running);
    new ProcessBuilder("kill", name, String.valueOf(victim.pid())).start().waitFor();
  }

  /** Where its data lies. */
  Path data() {
    return folder.resolve("data");
  }

  /** What it logged since its first start. */
  String log() {
    try {
      return Files.readString(folder.resolve("log.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
