package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.chat.transcript.Told.fixture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;

final class SlackTranscriptTest {
  private static final String QUESTION = "1714557600.000100";
  private static final String REPLY = "1714557700.000200";

  private Told told;

  @BeforeEach
  void readsTheFolder() throws IOException {
    told = Told.by(fixture("slack"));
  }

  @Test
  void tellsWhatWasSaidInAllChannelsInOrderOfTime() {
    assertThat(told.format()).isEqualTo(Format.SLACK);
    assertThat(told.said())
        .containsExactly(
            "Ana Lopez [Chile]: Does article 6 & 7 cover #town-hall <safeguards>?"
                + " See the draft (https://example.org/a?b=1&c=2), @Ben\u00A0Okoro\u00A0|\u00A0EFF @here",
            "Ben Okoro [EFF]: Between the two in the town hall",
            "Ben Okoro [EFF]: After the broken ones",
            "Ben Okoro [EFF]: It does not; @drafters write to sec@example.org before 1 May",
            "Poll: Vote now",
            "Chen Wei: 跨境数据怎么办？");
    assertThat(told.events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void namesChannelsByTheirNamesAndPeopleByTheirIds() {
    Posted question = told.posted("Does article 6");
    assertThat(question.message()).hasToString("slack:T0EXAMPLE/town-hall/" + QUESTION);
    assertThat(question.author().user()).hasToString("slack:T0EXAMPLE/U01ANA");
    assertThat(question.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00.000100Z"));
    assertThat(told.posted("Between").message().channel()).hasToString("slack:T0EXAMPLE/steering");
  }

  @Test
  void hangsThreadsAndBroadcastsOnTheirFirstMessage() {
    assertThat(told.posted("Does article 6").replyTo()).isNull();
    assertThat(told.posted("It does not").replyTo())
        .isEqualTo(told.posted("Does article 6").message());
    assertThat(told.posted("跨境").replyTo()).isEqualTo(told.posted("Does article 6").message());
  }

  @Test
  void countsAsManyUpvotersAsTheMostFrequentEmojiHas() {
    List<Reacted> reacted = told.reacted();
    assertThat(reacted)
        .extracting(Reacted::emoji)
        .containsExactly("+1", "+1", "+1", "+1", "eyes", "eyes");
    assertThat(reacted).extracting(r -> r.author().name()).contains("Ben Okoro");
    assertThat(reacted.stream().map(r -> r.author().user()).distinct()).hasSize(4);
    assertThat(reacted).extracting(ChatEvent::key).doesNotHaveDuplicates();
    int question = told.events().indexOf(told.posted("Does article 6"));
    assertThat(told.events().subList(question + 1, question + 7))
        .containsExactlyElementsOf(reacted);
  }

  @Test
  void tellsEditsOfTheTextAndDeletionsApartFromOtherChanges() {
    List<ChatEvent> changes =
        told.events().stream()
            .filter(e -> e.at().isAfter(Instant.parse("2024-05-02T00:00:00Z")))
            .toList();
    assertThat(changes.subList(0, 3))
        .extracting(ChatEvent::key)
        .containsExactly(
            "edited slack:T0EXAMPLE/town-hall/" + REPLY + " 1714644000.000100",
            "deleted slack:T0EXAMPLE/town-hall/1714557800.000000",
            "deleted slack:T0EXAMPLE/town-hall/" + QUESTION);
    assertThat(((ChatEvent.Edited) changes.get(0)).text()).isEqualTo("It does, sorry");
  }

  @Test
  void knowsPrograms() {
    assertThat(told.posted("Vote now").author().bot()).isTrue();
    assertThat(told.posted("Does").author().bot()).isFalse();
  }

  @Test
  void leavesDirectMessagesAndUnlistedFoldersAlone() {
    assertThat(told.said()).noneMatch(said -> said.contains("secret"));
    assertThat(told.complaints())
        .contains("strangers/2024-05-01.json: folder strangers: is not in channels.json; not read");
  }

  @Test
  void countsNoticesAndFilesWithoutAWordAsSkipped() {
    assertThat(told.skipped())
        .containsEntry(Skipped.NOTICE, 2L)
        .containsEntry(Skipped.WITHOUT_TEXT, 1L);
  }

  @Test
  void reportsEachBrokenElementWithItsPlaceAndReadsTheRest() {
    assertThat(told.complaints())
        .filteredOn(complaint -> complaint.startsWith("steering"))
        .satisfiesExactlyInAnyOrder(
            c -> assertThat(c).isEqualTo("steering/2024-05-01.json:3: message 2: is no object"),
            c -> assertThat(c).isEqualTo("steering/2024-05-01.json:4: message 3: has no \"ts\""),
            c -> assertThat(c).startsWith("steering/2024-05-01.json:5: message 4: is no JSON: "),
            c -> assertThat(c).startsWith("steering/2024-05-01.json:6: message 5: is no JSON: "),
            c -> assertThat(c).startsWith("steering/2024-05-01.json:12: message 6: is no JSON: "),
            c -> assertThat(c).isEqualTo("steering/2024-05-01.json:25: the file breaks off here"));
    assertThat(told.complaints()).contains("users.json:16: entry 3: has no \"id\"");
  }

  @Test
  void readsAZipAsItReadsItsFolder(@TempDir Path temp) throws IOException {
    Path zip = temp.resolve("export.zip");
    zip(fixture("slack"), "Example Slack export/", zip);
    assertThat(Told.by(zip).events()).isEqualTo(told.events());
    assertThat(Told.by(zip).skipped()).isEqualTo(told.skipped());
  }

  @Test
  void readsASingleDay() throws IOException {
    Told day = Told.by(fixture("slack/town-hall/2024-05-01.json"));
    assertThat(day.format()).isEqualTo(Format.SLACK);
    assertThat(day.posted("Does").message().channel()).hasToString("slack:town-hall");
  }

  private static void zip(Path folder, String prefix, Path zip) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(prefix + folder.relativize(path)));
        Files.copy(path, out);
      }
    }
  }
}
