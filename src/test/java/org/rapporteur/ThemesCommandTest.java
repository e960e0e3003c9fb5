package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemesCommandTest {
  private static final String FERRY =
      """
      10:00:00 From Ana Lind to Everyone:
      \tHello everyone
      10:01:00 From Ana Lind to Everyone:
      \tWhy is the harbour ferry cancelled in winter?
      10:01:20 From Ben Okoro to Everyone:
      \tWe depend on the harbour ferry for the hospital
      10:01:40 From Chen Wei to Everyone:
      \tHarbour ferries were promised to the islands
      10:02:00 From Dora Novak to Everyone:
      \tWho decided about the harbour ferry?
      10:13:00 From Dora Novak to Everyone:
      \tThe archive should open on Saturdays
      """;

  @TempDir private Path folder;
  private String out = "";
  private String err = "";

  private int type(String... args) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.execute(args);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void tellsAThemeWhenItAppearsAndHowItGoesWithoutNamingAnybody() throws IOException {
    assertThat(type("themes", write("2026-03-05 hall.txt", FERRY))).as(err).isZero();

    List<JsonNode> lines = lines();
    JsonNode first = lines.get(0);
    assertThat(first.get("theme").asText()).isEqualTo("t1");
    assertThat(first.get("name").asText()).isEqualToIgnoringCase("harbour ferry");
    assertThat(first.get("status").asText()).isEqualTo("new");
    assertThat(first.get("language").asText()).isEqualTo("en");
    assertThat(first.get("people").asInt()).isBetween(3, 4);
    assertThat(first.get("items").get(0).get("text").asText())
        .isEqualTo("Why is the harbour ferry cancelled in winter?");
    assertThat(lines).extracting(l -> l.get("theme").asText()).containsOnly("t1");
    assertThat(lines.get(lines.size() - 1).get("status").asText()).isEqualTo("fading");
    assertThat(out).doesNotContain("Ana", "Okoro", "Wei", "Novak");
  }

  @Test
  void aConfiguredTopicIsNoTheme() throws IOException {
    String topics =
        write(
            "topics.yaml",
            """
            topics:
              - id: ferry
                labels: {en: Ferry}
                keywords: {en: [harbour ferry]}
            """);

    assertThat(type("themes", "--topics", topics, write("2026-03-05 hall.txt", FERRY))).isZero();
    assertThat(out).isEmpty();
  }

  @Test
  void aPersonWhoTakesTheirWordsBackNoLongerProvesIt() throws IOException {
    StringBuilder chat = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      chat.append(
          "{\"id\": \"%d\", \"author\": \"P%d\", \"at\": \"2026-03-05T10:00:%02dZ\", \"text\": \"Zeppelins over the harbour, number %d\"}\n"
              .formatted(i, i, i, i));
    }
    chat.append("{\"deletes\": \"1\", \"at\": \"2026-03-05T10:00:10Z\"}\n");

    assertThat(type("themes", write("hall.jsonl", chat.toString()))).as(err).isZero();
    assertThat(out).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"themes", "themes --window soon x", "themes --window 5s x"})
  void wrongUsageExitsWith2(String line) {
    assertThat(type(line.split(" "))).isEqualTo(2);
    assertThat(err).isNotBlank();
    assertThat(out).isEmpty();
  }

  @Test
  void anInputThatIsNotThereIsNamedInOneLine() {
    assertThat(type("themes", "no-such-chat.txt")).isEqualTo(1);
    assertThat(err.strip().lines()).hasSize(1);
    assertThat(err).contains("no-such-chat.txt");
  }

  @Test
  void tellsHowToUseIt() {
    assertThat(type("themes", "--help")).isZero();
    assertThat(out).contains("Usage: rapporteur themes", "--window", "30 seconds");
  }
}
