package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks Block Kit against the types that Slack publishes, with the TypeScript compiler. A run
 * takes seconds: collect documents first, then check them together.
 */
public final class BlockTypes {
  private final Map<String, String> sources = new LinkedHashMap<>();

  /**
   * Adds the blocks of a message.
   *
   * @param name for the compiler's messages: letters, digits and hyphens
   * @param blocks a list of blocks
   */
  public BlockTypes blocks(String name, JsonNode blocks) {
    return add(name, "KnownBlock[]", blocks);
  }

  /** Adds a modal or a home, as it is sent. */
  public BlockTypes view(String name, JsonNode view) {
    return add(name, "View", view);
  }

  private BlockTypes add(String name, String type, JsonNode json) {
    if (!name.matches("[A-Za-z0-9-]+") || sources.containsKey(name)) {
      throw new IllegalArgumentException("not a new name of letters, digits and hyphens: " + name);
    }
    sources.put(
        name,
        "import type { KnownBlock, View } from \"@slack/types\";\nexport const sent: %s = %s;\n"
            .formatted(type, json.toPrettyString()));
    return this;
  }

  /**
   * What the compiler has against the documents, one line each, which begins with the document's
   * name; empty when nothing. Skips the test when Node.js is missing.
   */
  public List<String> problems() {
    Path home = NodePeers.installed();
    try {
      Path folder = Files.createTempDirectory(home, "blocks");
      try {
        return compile(home, folder);
      } finally {
        for (String name : sources.keySet()) {
          Files.deleteIfExists(folder.resolve(name + ".ts"));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> compile(Path home, Path folder) throws IOException {
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Files.writeString(folder.resolve(source.getKey() + ".ts"), source.getValue());
    }
    List<String> command =
        Stream.concat(
                Stream.of(
                    "node",
                    home.resolve("node_modules/typescript/bin/tsc").toString(),
                    "--noEmit",
                    "--strict",
                    "--skipLibCheck",
                    "--pretty",
                    "false",
                    "--module",
                    "nodenext"),
                sources.keySet().stream().map(name -> name + ".ts"))
            .toList();
    NodePeers.Output output = NodePeers.run(folder, command);
    List<String> problems = output.text().lines().filter(l -> !l.isBlank()).toList();
    if (output.status() != 0 && problems.isEmpty()) {
      throw new IOException("tsc ended with " + output.status());
    }
    return problems;
  }
}
