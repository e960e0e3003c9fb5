package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;

final class ReportTest {
  @TempDir Path dir;

  private String document(SessionFixture session) throws IOException {
    Report.write(session.state(), dir);
    return Files.readString(dir.resolve("digest.md"));
  }

  private JsonNode items(SessionFixture session) throws IOException {
    Report.write(session.state(), dir);
    return new ObjectMapper().readTree(dir.resolve("items.json").toFile());
  }

  private List<CSVRecord> table(SessionFixture session) throws IOException {
    Report.write(session.state(), dir);
    try (Reader in = Files.newBufferedReader(dir.resolve("items.csv"))) {
      assertThat(in.read()).isEqualTo(0xFEFF);
      return new ArrayList<>(
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(in)
              .getRecords());
    }
  }

  @Test
  void writesTheDocumentAnOrganiserWritesFrom() throws IOException {
    assertThat(document(Stories.whole(Attribution.NAMED)))
        .isEqualTo(Files.readString(Path.of("src/test/resources/digest/whole.md")));
  }

  @Test
  void namesNobodyUnderTheChathamHouseRule() throws IOException {
    SessionFixture session =
        Stories.whole(Attribution.CHATHAM_HOUSE).asks("Zoë", "What did @ana say to @ben?");

    String document = document(session);
    String all =
        document
            + Files.readString(dir.resolve("items.csv"))
            + Files.readString(dir.resolve("items.json"));

    assertThat(all)
        .doesNotContain("Ana", "Ben", "Chen", "Dina", "Eve", "Fay", "Gil", "Hal", "Zoë", "Ines")
        .doesNotContain("Chile", "Ghana", "Jonas", "@ana", "@ben", "u-");
    assertThat(document)
        .contains("nobody is named", "| Moderator 1 | flagged to Keiko Tanaka | #1 |")
        .contains("| Moderator 2 | dismissed | #7 |");
  }

  @Test
  void namesAffiliationsAloneWhereTheRuleSaysSo() throws IOException {
    assertThat(document(Stories.whole(Attribution.AFFILIATION)))
        .contains("prosecutors? — Chile · answered live", "Moderator 1")
        .doesNotContain("Ana", "Kenya", "Ines");
  }

  @Test
  void namesNoAnonymousAskerUnderAnyRule() throws IOException {
    for (Attribution rule : Attribution.values()) {
      SessionFixture session = Stories.whole(rule);
      assertThat(document(session)).doesNotContain("Eve", "Kenya");
      assertThat(items(session).get(5).get("author").isNull()).isTrue();
    }
  }

  @Test
  void writesItemsForPrograms() throws IOException {
    JsonNode items = items(Stories.whole(Attribution.NAMED));

    assertThat(items.size()).isEqualTo(10);
    assertThat(items.get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"number": 1, "kind": "question",
                     "text": "Who pays for the training of prosecutors?", "language": "en",
                     "topics": ["capacity-building"], "upvotes": 4,
                     "askedAt": "2026-03-10T10:00:00Z", "source": "web:floor",
                     "author": "Ana (Chile)", "moderation": "accepted", "delivery": "answered",
                     "presence": "online", "mergedInto": null, "speaker": "Keiko Tanaka",
                     "reason": null, "answer": null, "removal": "none",
                     "topicMatches":
                       [{"topic": "capacity-building", "words": ["capacity-building"]}]}"""));
    assertThat(items.get(2).get("mergedInto").asInt()).isEqualTo(1);
    assertThat(items.get(6).get("reason").asText()).isEqualTo("off topic");
  }

  @Test
  void keepsNothingButCountsOfWhatWasTakenBack() throws IOException {
    SessionFixture session = Stories.whole(Attribution.NAMED).isForgotten("Ben (Ghana)");

    JsonNode items = items(session);

    assertThat(items.get(9).get("removal").asText()).isEqualTo("withdrawn");
    assertThat(items.get(1).get("removal").asText()).isEqualTo("erased");
    for (int taken : new int[] {1, 9}) {
      assertThat(items.get(taken).get("text").isNull()).isTrue();
      assertThat(items.get(taken).get("author").isNull()).isTrue();
      assertThat(items.get(taken).get("topicMatches").isEmpty()).isTrue();
    }
    assertThat(document(session))
        .contains("- Not reached: 1 (#2)", "- Withdrawn or erased: 2 (#2, #10)")
        .doesNotContain("journalists", "Ben", "Forget that");
  }

  @Test
  void showsForItselfWhatWasMergedIntoAnItemThatWasTakenBack() throws IOException {
    SessionFixture session =
        new SessionFixture()
            .open()
            .asks("Ana", "Who pays?")
            .asks("Ben", "Who funds it?")
            .merges(2, 1)
            .flags(1, "Omar Haddad")
            .withdraws("Ana", 1);

    assertThat(document(session))
        .contains("- **#2** Who funds it? — flagged to Omar Haddad, not reached")
        .contains("- Not reached: 1 (#2)")
        .doesNotContain("- **#1**");
  }

  @Test
  void takesFormFromTheNamesOfSources() throws IOException {
    ChannelRef room = new ChannelRef("zoom", "", "side_room|*1*");

    assertThat(
            document(
                new SessionFixture()
                    .attribution(Attribution.NAMED)
                    .sources(new Session.Source(room, Presence.ONLINE))
                    .open()
                    .asks("Ana", "Who pays?")))
        .contains("| zoom:side\\_room\\|\\*1\\* | 1 |");
  }

  @Test
  void hidesTheFiguresOfGroupsOfFewerThanThreePeople() throws IOException {
    SessionFixture few =
        Stories.hybrid(Attribution.CHATHAM_HOUSE)
            .asks("Ana", "one")
            .asks("Ben", "two")
            .asks("Cem", "three")
            .in(Stories.ROOM)
            .presence(Presence.ONSITE)
            .asks("Dina", "four")
            .asks("Eve", "five");

    assertThat(document(few))
        .contains("| onsite | fewer than 3 | | | | |", "| online | 3 | 0 | 0 | 0 |  |")
        .contains("| en | 5 | 0 | 0 | 0 | #1–#5 |");
    assertThat(document(few.asks("Fay", "six")))
        .contains("| onsite | 3 | 0 | 0 | 0 | #4–#6 |", "| online | 3 | 0 | 0 | 0 | #1–#3 |");
  }

  @Test
  void takesFormFromHostileTextsAndLeavesThemReadable() throws IOException {
    SessionFixture session =
        new SessionFixture()
            .attribution(Attribution.NAMED)
            .title("# <b>Title</b>")
            .open()
            .asks("<i>Mallory</i> | x", "# h\n\n- [x](https://evil.example) <script> @everyone `")
            .asks("\u202EEve", "one\u2028two\u0000 \u202Ethree | four");

    String document = document(session);

    assertThat(document)
        .startsWith("# \\# &lt;b&gt;Title&lt;/b&gt;\n")
        .contains(
            "- **#1** \\# h - \\[x\\](https:\u2060//evil.example) &lt;script&gt;"
                + " @\u2060everyone \\` — &lt;i&gt;Mallory&lt;/i&gt; \\| x · not taken up\n")
        .contains("- **#2** one two three \\| four — Eve · not taken up\n");
    assertThat(document).doesNotContain("<script>", "\u202E", "https://");
  }

  @Test
  void letsNoFormulaIntoTheTable() throws IOException {
    SessionFixture session =
        new SessionFixture()
            .attribution(Attribution.NAMED)
            .open()
            .asks("=HYPERLINK(\"x\")", "\u200B\t=cmd|' /C calc'!A0")
            .asks("＋Eve", "a \"quoted\", text\r\n=second line")
            .dismisses(2, "-1+1")
            .answers(1, "@SUM(A1:A9)");

    List<CSVRecord> rows = table(session);

    assertThat(rows.get(0).get("text")).isEqualTo("'=cmd|' /C calc'!A0");
    assertThat(rows.get(0).get("author")).isEqualTo("'=HYPERLINK(\"x\")");
    assertThat(rows.get(0).get("answer")).isEqualTo("'@SUM(A1:A9)");
    assertThat(rows.get(1).get("text")).isEqualTo("a \"quoted\", text =second line");
    assertThat(rows.get(1).get("author")).isEqualTo("'＋Eve");
    assertThat(rows.get(1).get("reason")).isEqualTo("'-1+1");
    assertThat(rows.get(0).getParser().getHeaderNames())
        .containsExactly(
            "number",
            "kind",
            "text",
            "language",
            "topics",
            "upvotes",
            "askedAt",
            "source",
            "author",
            "moderation",
            "delivery",
            "presence",
            "mergedInto",
            "speaker",
            "reason",
            "answer",
            "removal",
            "topicMatches");
  }

  @Test
  void keepsTextsInTheirOwnWordsForPrograms() throws IOException {
    String text = "one\ntwo \"three\" 谁来支付？ 👩‍👧";
    JsonNode items =
        items(new SessionFixture().open().asks("Ana", text).asks("Ben", "half \uD83D"));

    assertThat(items.get(0).get("text").asText()).isEqualTo(text);
    assertThat(items.get(1).get("text").asText()).isEqualTo("half ?");
  }

  @Test
  void tellsWhetherTheFilesAreCurrent() throws IOException {
    SessionFixture session = new SessionFixture().open().asks("Ana", "Who pays?").close();
    SessionState before = session.state();
    assertThat(Report.isCurrent(before, dir)).isFalse();

    Report.write(before, dir);
    assertThat(Report.isCurrent(before, dir)).isTrue();

    SessionState after = session.isForgotten("Ana").state();
    assertThat(Report.isCurrent(after, dir)).isFalse();

    Report.write(after, dir);
    Files.delete(dir.resolve("items.csv"));
    assertThat(Report.isCurrent(after, dir)).isFalse();
  }

  @Test
  void leavesNothingBesideItsFiles() throws IOException {
    Report.write(Stories.whole(Attribution.NAMED).state(), dir);

    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("digest.md", "items.csv", "items.json", ".seq");
    }
  }

  @Test
  void failsWhereNoFolderCanBe() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    assertThatThrownBy(() -> Report.write(new SessionFixture().open().state(), file))
        .isInstanceOf(IOException.class);
  }

  @Test
  void writesAHundredThousandItems() throws IOException {
    SessionFixture session = new SessionFixture().open();
    for (int i = 1; i <= 100_000; i++) {
      session.asks("Person " + i % 500, "Question number " + i + "?", "human-rights");
    }

    Report.write(session.state(), dir);

    try (Stream<String> lines = Files.lines(dir.resolve("items.json"))) {
      assertThat(lines.filter(l -> l.startsWith("{\"number\":")).count()).isEqualTo(100_000);
    }
    try (Stream<String> lines = Files.lines(dir.resolve("items.csv"))) {
      assertThat(lines.count()).isEqualTo(100_001);
    }
    assertThat(Files.readString(dir.resolve("digest.md")))
        .contains("- Questions: 100000 (#1–#100000)");
  }
}
