package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.hostile.Scratch;

/** Whatever a configuration holds, it loads or its mistakes are named. */
final class HostileConfigTest {
  private static final List<String> FILES =
      List.of("rapporteur.yaml", "sessions/live-session.yaml", "topics/cybercrime-convention.yaml");

  private static final Path FOLDER = Scratch.folder();

  @BeforeContainer
  static void makesItsFolders() throws IOException {
    for (String name : FILES) {
      Files.createDirectories(FOLDER.resolve(name).getParent());
    }
  }

  private static String shipped(String name) {
    try {
      return Files.readString(Path.of("bot-config", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Fuzzed
  void aFolder(@ForAll Random random) throws IOException {
    Mischief mischief = new Mischief(random);
    for (String name : FILES) {
      boolean topics = name.startsWith("topics");
      String text = topics ? "id: x\ntopics:\n  - id: data\n" : shipped(name);
      int strokes = mischief.below(4);
      for (int n = 0; n < strokes; n++) {
        text = mischief.spoilt(text);
      }
      Files.write(FOLDER.resolve(name), mischief.bytes(text));
    }
    try {
      assertThat(ConfigFolder.load(FOLDER, Map.of())).isNotNull();
    } catch (ConfigException wrong) {
      assertThat(wrong.problems()).isNotEmpty();
    }
  }

  @Fuzzed
  void theEnvironment(@ForAll Random random) throws IOException {
    Mischief mischief = new Mischief(random);
    for (String name : FILES) {
      Files.deleteIfExists(FOLDER.resolve(name));
    }
    try {
      ConfigFolder.load(
          FOLDER,
          Map.of(
              "SLACK_BOT_TOKEN", mischief.text(),
              "DISCORD_BOT_TOKEN", mischief.text(),
              "RAPPORTEUR_MODERATOR_KEY", mischief.text()));
    } catch (ConfigException wrong) {
      assertThat(wrong.problems()).isNotEmpty();
    }
  }

  @Fuzzed
  void aDuration(@ForAll Random random) {
    try {
      Durations.parse(new Mischief(random).spoilt("1h30m"));
    } catch (IllegalArgumentException expected) {
      assertThat(expected.getMessage()).contains("is no duration");
    }
  }
}
