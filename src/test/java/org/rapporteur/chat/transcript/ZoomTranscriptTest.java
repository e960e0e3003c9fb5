package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.chat.transcript.Told.fixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent.Reacted;
import org.rapporteur.chat.Presence;

final class ZoomTranscriptTest {
  private static final String PLENARY =
      "zoom/2024-05-01 22.55.00 Plenary on the Convention/meeting_saved_chat.txt";

  @TempDir Path temp;

  @Test
  void readsTheLayoutWithTextBelowTheHeader() throws IOException {
    Told told = Told.by(fixture(PLENARY));
    assertThat(told.format()).isEqualTo(Format.ZOOM);
    assertThat(told.said())
        .containsExactly(
            "Ana Lopez [Chile]: How are human rights safeguards kept?\nAnd by whom?",
            "Road to Rights: Ben: By article 6.",
            "Ana Lopez [Chile]: 10:00:00 From Chair to Everyone:\npasted, not said",
            "Fatima: ما هي حماية البيانات؟");
    assertThat(told.posted("How").message())
        .hasToString("zoom:2024-05-01-22.55.00-Plenary-on-the-Convention/line-1");
    assertThat(told.posted("How").presence()).isEqualTo(Presence.ONLINE);
  }

  @Test
  void linksRepliesAndReactionsToWhatTheyQuote() throws IOException {
    Told told = Told.by(fixture(PLENARY));
    assertThat(told.posted("By article 6").replyTo()).isEqualTo(told.posted("How").message());
    assertThat(told.reacted()).extracting(Reacted::emoji).containsExactly("👍", "👍");
    assertThat(told.reacted()).extracting(Reacted::added).containsExactly(true, false);
    assertThat(told.reacted()).extracting(r -> r.author().affiliation()).containsOnly("CAICT");
    assertThat(told.reacted())
        .allSatisfy(r -> assertThat(r.message()).isEqualTo(told.posted("How").message()));
    assertThat(told.complaints())
        .containsExactly(
            "meeting_saved_chat.txt:19: is a reaction to a message that does not stand before it");
  }

  @Test
  void takesTheDayFromTheFolderAndGoesOnAfterMidnight() throws IOException {
    Told told = Told.by(fixture(PLENARY));
    assertThat(told.posted("How").at()).isEqualTo(Instant.parse("2024-05-01T22:58:01Z"));
    assertThat(told.posted("ما").at()).isEqualTo(Instant.parse("2024-05-02T00:00:30Z"));
  }

  @Test
  void letsNothingPrivateOut() throws IOException {
    Told below = Told.by(fixture(PLENARY));
    assertThat(below.said()).noneMatch(said -> said.matches("(?s).*(between|get out|panel).*"));
    assertThat(below.skipped()).containsEntry(Skipped.PRIVATE, 2L);
    Told beside = Told.by(fixture("zoom/wide.txt"));
    assertThat(beside.said()).noneMatch(said -> said.matches("(?s).*(secret|hush).*"));
    assertThat(beside.skipped()).containsEntry(Skipped.PRIVATE, 3L);
  }

  @Test
  void readsTheLayoutWithOneLineAMessage() throws IOException {
    Told told = Told.by(fixture("zoom/wide.txt"));
    assertThat(told.said())
        .containsExactly(
            "Daniel Bosk, KTH: An alternative is https://example.org : try it\nsecond line",
            "Rights: now: What about data?",
            "Way to Go: A name with to",
            "A : B: A name with a colon",
            "Road to Rights: narrow : blanks",
            "Ana: no blank before the colon");
    assertThat(told.posted("What").at()).isEqualTo(Instant.parse("1970-01-01T10:00:05Z"));
    assertThat(told.complaints())
        .containsExactly("wide.txt:1: belongs to no message (1 lines not read)");
  }

  @Test
  void countsACloudRecordingsTimesFromItsBeginning() throws IOException {
    Told told = Told.by(fixture("zoom/GMT20240501-140032_Recording.txt"));
    assertThat(told.said()).containsExactly("Terry Smith: Hello, world", "Chile: Ana: Who pays?");
    assertThat(told.posted("Hello").at()).isEqualTo(Instant.parse("2024-05-01T14:01:12Z"));
  }

  @Test
  void readsDatesBeforeTheTime() throws IOException {
    Path file = temp.resolve("chat.txt");
    Files.writeString(
        file,
        """
        2024-05-01 10:00:00 From Ana to Everyone:
        \tIs this the first day?
        2024-05-02 09:00:00 From Ana to Everyone : Reacted to “Is this the fir…” with 🎉
        2024-05-02 09:00:01 From Ben to Everyone : Replying to "Is this the first day?" It was.
        """);
    Told told = Told.by(file);
    assertThat(told.posted("Is").at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(told.reacted().get(0).at()).isEqualTo(Instant.parse("2024-05-02T09:00:00Z"));
    assertThat(told.posted("It was.").replyTo()).isEqualTo(told.posted("Is").message());
  }

  @Test
  void getsThroughLinesMadeToBeSlow() throws IOException {
    Path file = temp.resolve("slow.txt");
    String blanks = " ".repeat(900_000);
    Files.writeString(
        file,
        "10:00:00 From Ana to Everyone : fine\n"
            + "10:00:01 From "
            + blanks
            + "to "
            + blanks.substring(0, 100_000)
            + "x\n"
            + "10:00:02 From Ana to Everyone : Reacted to \""
            + "\" ".repeat(400_000)
            + "\n");
    assertThat(Told.by(file).said()).first().asString().startsWith("Ana: fine");
  }
}
