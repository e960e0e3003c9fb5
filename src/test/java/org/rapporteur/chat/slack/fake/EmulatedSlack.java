package org.rapporteur.chat.slack.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Slack that others wrote: the Web API and signed events of npm's emulate, in a process of its
 * own. It has the public channels {@code floor} and {@code moderators}, a bot with the scopes of
 * ours and a person, Ana, each with a token.
 */
public final class EmulatedSlack implements AutoCloseable {
  public static final String BOT_TOKEN = "xoxb-emulated";
  public static final String ANAS_TOKEN = "xoxp-ana";
  public static final String SIGNING_SECRET = "the-secret-of-emulated-events";

  private final Process process;
  private final String base;

  /**
   * Starts; skips the test when Node.js is missing.
   *
   * @param events where signed events go
   */
  public EmulatedSlack(URI events) {
    Path modules = NodePeers.installed().resolve("node_modules");
    try {
      process =
          new ProcessBuilder(
                  "node",
                  Path.of("src", "test", "node", "slack.mjs").toString(),
                  modules.toString(),
                  events.toString(),
                  SIGNING_SECRET,
                  BOT_TOKEN,
                  ANAS_TOKEN)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the emulated Slack did not start");
      }
      base = line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the SDK's {@code setMethodsEndpointUrlPrefix} takes. */
  public String apiUrl() {
    return base + "/api/";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
