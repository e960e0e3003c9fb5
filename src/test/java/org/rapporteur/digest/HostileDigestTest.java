package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rapporteur.chat.Post;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.hostile.Scratch;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.SessionFixture;

/** Whatever people said and are called, the digest is whole and nothing in it works. */
final class HostileDigestTest {
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}&&[^\n]]|[\u202A-\u202E\u2066\u2067\uFEFF\u200B]");

  /** A bracket, tag or other sign of markdown or HTML that no backslash takes its meaning. */
  private static final Pattern MARKUP =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\]\\(|<[a-zA-Z/!]|!\\[)");

  private static final Path FOLDER = Scratch.folder();

  private static SessionFixture session(Mischief mischief) {
    SessionFixture session = Stories.hybrid(mischief.oneOf(List.of(Attribution.values())));
    for (int n = 1; n <= 4; n++) {
      session.asks(
          "P" + n + mischief.line() + (mischief.onceIn(2) ? " (" + mischief.line() + ")" : ""),
          said(mischief),
          mischief.onceIn(2) ? new String[] {"human-rights"} : new String[0]);
    }
    session.comments("Q", said(mischief));
    session.dismisses(1, said(mischief)).flags(2, "Keiko Tanaka").answers(3, said(mischief));
    session.notes(4, said(mischief)).merges(4, 3);
    return session;
  }

  private static String said(Mischief mischief) {
    return "x" + mischief.text();
  }

  @Fuzzed
  void theFilesReadBackAndHoldNoFormulaAndNoMarkup(@ForAll Random random) throws IOException {
    SessionFixture session = session(new Mischief(random)).close();
    Report.write(session.state(), FOLDER);

    JsonNode items = new ObjectMapper().readTree(FOLDER.resolve("items.json").toFile());
    assertThat(items.size()).isEqualTo(5);
    try (Reader in = Files.newBufferedReader(FOLDER.resolve("items.csv"))) {
      assertThat(in.read()).isEqualTo(0xFEFF);
      List<CSVRecord> rows =
          CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
              .toList();
      assertThat(rows).hasSize(5);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.isConsistent()).isTrue();
                assertThat(row.toList())
                    .noneMatch(cell -> cell.matches("(?s)[\\s\"]*[=+@-].*") && !isNumber(cell));
              });
    }
    String document = Files.readString(FOLDER.resolve("digest.md"));
    assertThat(document).doesNotContainPattern(CONTROLS).doesNotContainPattern(MARKUP);
    assertThat(document.lines().filter(line -> line.startsWith("|")).toList())
        .allSatisfy(line -> assertThat(line).endsWith("|"));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?\\d+(?:\\.\\d+)?");
  }

  @Fuzzed
  void thePostsAreLinesWithoutHiddenSigns(@ForAll Random random) {
    SessionFixture session = session(new Mischief(random));
    Post periodic = PeriodicDigest.of(session.state(), session.now()).orElseThrow();
    Post last = FinalDigest.of(session.close().state());

    for (Post post : List.of(periodic, last)) {
      assertThat(post.text()).doesNotContainPattern(CONTROLS);
      assertThat(post.sections().stream().flatMap(s -> s.lines().stream()))
          .allSatisfy(line -> assertThat(line.text()).doesNotContain("\n"));
    }
  }
}
