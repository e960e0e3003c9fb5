package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final Path EXPORTS = Path.of("src/test/resources/org/rapporteur/transcript");

  @TempDir private Path folder;
  private String out = "";
  private String err = "";

  /** Types a command with something on standard input, and returns its exit code. */
  private int type(String input, String... args) {
    InputStream in = System.in;
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.execute(args);
    } finally {
      System.setIn(in);
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private List<JsonNode> items(Path dir) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    new ObjectMapper().readTree(dir.resolve("items.json").toFile()).forEach(items::add);
    return items;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void explainsEachLineAsAnObject() throws IOException {
    int code = type("Who pays for the training of prosecutors?\n\nGracias a todos\n", "explain");

    assertThat(code).as(err).isZero();
    List<String> lines = out.lines().toList();
    assertThat(lines).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.get("text").asText()).isEqualTo("Who pays for the training of prosecutors?");
    assertThat(first.get("language").asText()).isEqualTo("en");
    assertThat(first.get("kind").asText()).isEqualTo("question");
    assertThat(first.get("topics").get(0).get("id").asText()).isEqualTo("capacity-building");
    assertThat(first.get("topics").get(0).get("words").get(0).asText())
        .isEqualTo("training of prosecutors");
    JsonNode last = new ObjectMapper().readTree(lines.get(2));
    assertThat(last.get("language").asText()).isEqualTo("es");
    assertThat(last.get("kind").asText()).isEqualTo("chatter");
  }

  @Test
  void explainsWithATopicFileOfOnesOwn() throws IOException {
    Path topics =
        write(
            "mine.yaml",
            """
            topics:
              - id: tea-break
                labels: {en: Tea break}
                keywords: {en: [samovar]}
            """);

    assertThat(type("Where is the samovar?\n", "explain", "--topics", topics.toString())).isZero();
    assertThat(out)
        .contains(
            "\"topics\":[{\"id\":\"tea-break\",\"words\":[\"samovar\"],"
                + "\"keywords\":[\"samovar\"]}]");
  }

  @Test
  void explainsWhetherTwoTextsAreOneQuestion() throws IOException {
    int code =
        type(
            """
            Will article 5 be deleted?\tHi all, will article 5 be deleted please
            Will article 5 be deleted?\tWill article 6 be deleted?
            谁来支付培训费用？\t誰來支付培訓費用？
            """,
            "explain",
            "--pairs");

    assertThat(code).as(err).isZero();
    List<String> lines = out.lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("{\"similarity\":1.0,\"duplicate\":\"certain\",\"language\":\"en\"}");
    JsonNode twins = new ObjectMapper().readTree(lines.get(1));
    assertThat(twins.get("duplicate").asText()).isEqualTo("no");
    assertThat(twins.get("similarity").asDouble()).isBetween(0.5, 0.99);
    assertThat(lines.get(2)).contains("\"certain\"", "\"zh\"");
  }

  @Test
  void aLineThatIsNoPairIsToldAndTheOthersAreRead() {
    int code = type("Who pays?\na\tb\tc\nWho pays?\twho pays\n", "explain", "--pairs");

    assertThat(code).isEqualTo(1);
    assertThat(out.lines())
        .containsExactly(
            "{\"error\":\"line 1 has no tab: write two texts with one tab between\"}",
            "{\"error\":\"line 2 has more than one tab: write two texts with one tab between\"}",
            "{\"similarity\":1.0,\"duplicate\":\"certain\",\"language\":\"en\"}");
    assertThat(err).isEqualTo("rapporteur: 2 lines are no pair: see error in the output\n");
  }

  @Test
  void pairsAreComparedByMeaningWithAModel() throws IOException {
    String pair = "Who will cover the expenses of our trip?\tWho is paying for our travel costs?\n";

    assertThat(type(pair, "explain", "--pairs", "--model", "bundled")).as(err).isZero();
    assertThat(out).contains("\"likely\"");
    assertThat(type(pair, "explain", "--pairs", "--model", "no-such-folder")).isEqualTo(1);
    assertThat(err)
        .isEqualTo(
            "rapporteur: no-such-folder is no folder: name one with a model, or write none\n");
    assertThat(type(pair, "explain", "--model", "bundled")).isEqualTo(2);
  }

  @Test
  void aBrokenTopicFileIsNamedInOneLine() throws IOException {
    Path topics = write("mine.yaml", "topics:\n  - id: Tea Break\n    label: {en: Tea}\n");

    assertThat(type("", "explain", "--topics", topics.toString())).isEqualTo(1);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).startsWith("rapporteur: ").contains("mine.yaml:").contains("label");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "fly", "replay", "replay --title T", "run --port many", "explain --topic x"})
  void wrongUsageExitsWith2(String line) {
    assertThat(type("", line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(err).isNotBlank();
    assertThat(out).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay --title T --out o --attribution nobody i | named, affiliation or chatham-house",
        "replay --title T --out o --format teams i | slack, discord, zoom, jsonl",
        "replay --title T --out o --language de i | en, fr, es, ru, ar, zh",
        "explain --language de | en, fr, es, ru, ar, zh"
      })
  void aWrongWordIsWrongUsageAndTheRightOnesAreTold(String line, String words) {
    List<String> typed = List.of(line.split(" ", -1));
    int last = typed.size() - (line.endsWith(" i") ? 3 : 2);

    assertThat(type("", typed.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.lines().findFirst().orElseThrow())
        .contains("'" + typed.get(last) + "'", "'" + typed.get(last + 1) + "'", words);
    assertThat(Path.of("o")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeAnythingIsRead() throws IOException {
    Path file = write("report", "a file");

    assertThat(type("", "replay", "--title", "T", "--out", file.toString(), "no-such-input"))
        .isEqualTo(1);
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "rapporteur: --out: "
                + file
                + " cannot be made a folder: name another, or one that is there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "replay", "explain", "check"})
  void eachCommandTellsHowToUseIt(String command) {
    assertThat(type("", command, "--help")).isZero();
    assertThat(out).contains("Usage: rapporteur " + command);
  }

  @Test
  void checksAFolderAndNamesFileLineKeyAndReason() throws IOException {
    write("config/rapporteur.yaml", "data: here\ndigset: {every: 5m}\n");

    assertThat(type("", "check", "--config", folder.resolve("config").toString())).isEqualTo(1);
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "rapporteur.yaml:2: digset: there is no such key: did you mean 'digest'?");

    write("config/rapporteur.yaml", "data: here\ndigest: {every: 5m}\n");
    assertThat(type("", "check", "--config", folder.resolve("config").toString())).isZero();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(type("", "check", "--config", "no-such-folder")).isEqualTo(1);
    assertThat(err).isEqualToIgnoringNewLines("rapporteur: --config: no-such-folder is no folder");

    assertThat(type("", "run", "--config", "no-such-folder")).isEqualTo(1);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).contains("no-such-folder");
  }

  @Test
  void aFailureShowsItsStackTraceOnlyWhenAsked() {
    type("", "--verbose", "check", "--config", "no-such-folder");

    assertThat(err).contains("no-such-folder is no folder").contains("at org.rapporteur.");
  }

  @Test
  void replaysASlackExport() throws IOException {
    Path report = folder.resolve("report");

    int code =
        type(
            "",
            "replay",
            "--title",
            "Town hall",
            "--attribution",
            "named",
            "--out",
            report.toString(),
            EXPORTS.resolve("slack").toString());

    assertThat(code).as(err).isZero();
    assertThat(items(report))
        .extracting(
            i -> i.get("kind").asText() + " " + i.get("upvotes") + " " + i.get("author").asText())
        .containsExactly(
            "question 4 null",
            "comment 0 Ben Okoro (EFF)",
            "comment 0 Ben Okoro (EFF)",
            "comment 0 Ben Okoro (EFF)",
            "question 0 Chen Wei");
    assertThat(err).contains("skipped steering/2024-05-01.json:3: message 2: is no object");
    assertThat(out).startsWith("2 questions, 3 comments, 0 chatter; skipped 8 broken");
    assertThat(report.resolve("digest.md")).content().contains("# Town hall");
    assertThat(report.resolve("items.csv")).exists();
  }

  @Test
  void replaysADiscordExport() throws IOException {
    Path report = folder.resolve("report");

    int code =
        type(
            "",
            "replay",
            "--title",
            "T",
            "--format",
            "discord",
            "--out",
            report.toString(),
            EXPORTS.resolve("discord/town-hall.json").toString());

    assertThat(code).as(err).isZero();
    JsonNode first = items(report).get(0);
    assertThat(first.get("number").asInt()).isEqualTo(1);
    assertThat(first.get("kind").asText()).isEqualTo("question");
    assertThat(first.get("language").asText()).isEqualTo("es");
    assertThat(first.get("topics").get(0).asText()).isEqualTo("human-rights");
    assertThat(first.get("upvotes").asInt()).isEqualTo(4);
    assertThat(first.get("askedAt").asText()).isEqualTo("2024-05-01T10:00:00.250Z");
    assertThat(first.get("moderation").asText()).isEqualTo("pending");
    assertThat(first.get("delivery").asText()).isEqualTo("none");
    assertThat(first.get("author").isNull()).as("nobody is named by default").isTrue();
    assertThat(first.get("text").asText()).doesNotContain("@Ben");
  }

  @Test
  void nothingOfAMentionedNameIsLeftUnderTheChathamHouseRule() throws IOException {
    Path slack = folder.resolve("slack");
    write(
        "slack/users.json",
        """
        [{"id": "U1", "name": "ana", "profile": {"display_name": "Ana Moreno (Chile)"}}]
        """);
    write(
        "slack/hall/2024-05-01.json",
        """
        [{"type": "message", "user": "U2", "ts": "1714557600.000100",
          "text": "Does <@U1> know who pays?"}]
        """);
    Path discord =
        write(
            "discord.json",
            """
            {"guild": {"id": "1"}, "channel": {"name": "hall"}, "messages": [
             {"id": "1", "type": "Default", "timestamp": "2024-05-01T12:00:00Z",
              "content": "Does @Ana Moreno (Chile) know who pays?",
              "author": {"id": "5", "name": "ben"},
              "mentions": [{"id": "6", "name": "ana", "nickname": "Ana Moreno (Chile)"}]}]}
            """);
    Path report = folder.resolve("report");

    int code =
        type(
            "",
            "replay",
            "--title",
            "T",
            "--out",
            report.toString(),
            slack.toString(),
            discord.toString());

    assertThat(code).as(err).isZero();
    assertThat(items(report))
        .extracting(i -> i.get("text").asText())
        .containsExactly("Does @… know who pays?", "Does @… know who pays?");
    assertThat(report.resolve("items.json")).content().doesNotContain("Ana", "Moreno", "Chile");
  }

  @Test
  void replaysSeveralZoomChatsAsOneSession() throws IOException {
    Path report = folder.resolve("report");
    Path one = write("2024-05-01 one.txt", "10:00:00 From Ana to Everyone:\n\tWho pays?\n");
    Path two =
        write(
            "2024-05-01 two.txt",
            "09:59:00\tFrom Ben : We do pay for it.\n10:01:00\tFrom Ben : And who gains?\n");

    int code =
        type(
            "",
            "replay",
            "--title",
            "T",
            "--attribution",
            "named",
            "--out",
            report.toString(),
            one.toString(),
            two.toString());

    assertThat(code).as(err).isZero();
    assertThat(items(report))
        .extracting(i -> i.get("author").asText() + ": " + i.get("text").asText())
        .containsExactly("Ben: We do pay for it.", "Ana: Who pays?", "Ben: And who gains?");
  }

  @Test
  void anInputThatIsNoExportIsNamed() throws IOException {
    Path file = write("notes.bin", "\u0000\u0001");

    int code = type("", "replay", "--title", "T", "--out", folder.toString(), file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.strip().lines()).hasSize(1);
    assertThat(err).contains("notes.bin");
  }
}
