package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;

/** Holds the examples that are shipped against the schemas and the defaults they document. */
final class BotConfigTest {
  private static final Path EXAMPLES = Path.of("bot-config");
  private static final Pattern COMMENTED_KEY = Pattern.compile("(?m)^( *)# ([a-zA-Z]+: \\S+)$");

  @TempDir Path dir;

  static JsonNode schema(String kind) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            BotConfigTest.class.getResourceAsStream(kind + ".schema.json"), kind)) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void theExamplesHaveNoMistakes() {
    assertThat(ConfigFolder.check(EXAMPLES)).isEmpty();
  }

  @Test
  void theJarAloneRunsOneLiveSession() throws ConfigException {
    Settings settings = Settings.builtIn(Map.of());

    assertThat(settings).isEqualTo(ConfigFolder.load(EXAMPLES, Map.of()));
    SessionDefinition session = settings.sessions().get(0);
    assertThat(session.id()).isEqualTo("live-session");
    assertThat(session.title()).isEqualTo("Live session");
    assertThat(session.opens()).isEqualTo(new Opening.AtStart());
    assertThat(session.sources())
        .containsExactly(new SourceChannel(ChannelRef.parse("web:floor"), Presence.UNKNOWN));
    assertThat(session.moderators()).isEqualTo(ChannelRef.parse("web:moderators"));
    assertThat(session.topics().id()).isEqualTo("cybercrime-convention");
    assertThat(session.topics().topics()).isNotEmpty();
    assertThat(session.speakers()).containsExactly("Keiko Tanaka", "Maria Lopez", "Omar Haddad");
  }

  @Test
  void theExampleOfSettingsShowsTheDefaults() throws ConfigException, IOException {
    Path example = EXAMPLES.resolve("rapporteur.yaml");
    TestFolder shown = new TestFolder(dir).with("rapporteur.yaml", Files.readString(example));

    assertThat(shown.load())
        .isEqualTo(new TestFolder(Files.createDirectory(dir.resolve("none"))).load());
  }

  @Test
  void theSchemaStatesTheDefaults() throws IOException, ConfigException {
    JsonNode example =
        YamlReader.read("", Files.readAllBytes(EXAMPLES.resolve("rapporteur.yaml"))).tree();

    assertThat(defaults(schema("rapporteur"))).isEqualTo(example);
  }

  private static JsonNode defaults(JsonNode schema) {
    var values = new ObjectMapper().createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            p -> {
              JsonNode value =
                  p.getValue().has("properties")
                      ? defaults(p.getValue())
                      : p.getValue().path("default");
              if (!value.isMissingNode()) {
                values.set(p.getKey(), value);
              }
            });
    return values;
  }

  @ParameterizedTest
  @CsvSource({"rapporteur.yaml, rapporteur", "sessions/live-session.yaml, session"})
  void anExampleShowsEveryKeyWrittenOrCommented(String name, String kind) throws IOException {
    String everything =
        COMMENTED_KEY.matcher(Files.readString(EXAMPLES.resolve(name))).replaceAll("$1$2");

    Document document = YamlReader.read(name, everything.getBytes(StandardCharsets.UTF_8));
    Schema.of(kind).check(document);

    assertThat(document.problems()).isEmpty();
    assertThat(keys(document.tree())).containsAll(keysOf(schema(kind)));
  }

  private static List<String> keys(JsonNode tree) {
    List<String> keys = new ArrayList<>();
    tree.fieldNames().forEachRemaining(keys::add);
    tree.forEach(child -> keys.addAll(keys(child)));
    return keys;
  }

  private static List<String> keysOf(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.path("properties").forEach(p -> keys.addAll(keysOf(p)));
    schema.path("properties").forEach(p -> keys.addAll(keysOf(p.path("items"))));
    return keys;
  }

  @Test
  void editorsFindTheSchemasThatExamplesName() throws IOException {
    Pattern line = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Matcher named = line.matcher(Files.readString(file));
        if (named.find()) {
          assertThat(file.resolveSibling(named.group(1))).exists();
        }
      }
    }
  }
}
