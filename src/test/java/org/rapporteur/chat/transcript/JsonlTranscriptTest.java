package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.chat.transcript.Told.fixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;
import org.rapporteur.chat.Presence;

final class JsonlTranscriptTest {
  private static final Path HALL = fixture("jsonl/hall-a.jsonl");

  @Test
  void readsTheDocumentedFields() throws IOException {
    Told told = Told.by(HALL);
    assertThat(told.format()).isEqualTo(Format.JSONL);
    assertThat(told.said())
        .containsExactly(
            "Ana Lopez [Chile]: Who audits?", "Ben [EFF]: And how?", ": seconds", ": milliseconds");
    Posted first = told.posted("Who");
    assertThat(first.message()).hasToString("transcript:hall-a/m1");
    assertThat(first.author().user()).hasToString("transcript:ana");
    assertThat(first.presence()).isEqualTo(Presence.ONSITE);
    Posted second = told.posted("And how");
    assertThat(second.message().id()).isEqualTo("line-2");
    assertThat(second.replyTo()).isEqualTo(first.message());
    assertThat(second.anonymous()).isTrue();
    assertThat(second.asked()).isTrue();
    assertThat(told.posted("seconds").message().channel()).hasToString("transcript:Hall-B-left");
    assertThat(told.posted("seconds").author().bot()).isTrue();
  }

  @Test
  void readsTimesInEveryFormAndAddsASecondWhereThereIsNone() throws IOException {
    assertThat(Told.by(HALL).posted())
        .extracting(Posted::at)
        .containsExactly(
            Instant.parse("2024-05-01T10:00:00Z"),
            Instant.parse("2024-05-01T10:00:01Z"),
            Instant.parse("2024-05-01T10:00:10Z"),
            Instant.parse("2024-05-01T10:00:11.500Z"));
  }

  @Test
  void tellsUpvotesAndWhatHappenedToAMessage() throws IOException {
    Told told = Told.by(HALL);
    assertThat(told.reacted())
        .extracting(r -> r.author().user().id())
        .containsExactly(
            "ben",
            "chen",
            "unlisted-1-of-hall-a-line-2",
            "unlisted-2-of-hall-a-line-2",
            "Dora",
            "Dora");
    assertThat(told.reacted()).extracting(Reacted::added).endsWith(true, false);
    assertThat(told.events().stream().filter(e -> !(e instanceof Reacted || e instanceof Posted)))
        .extracting(ChatEvent::key)
        .containsExactly("edited transcript:hall-a/m1 line-10", "deleted transcript:hall-a/m1");
  }

  @Test
  void reportsEachBrokenLineAndReadsTheRest() throws IOException {
    assertThat(Told.by(HALL).complaints())
        .satisfiesExactly(
            c -> assertThat(c).startsWith("hall-a.jsonl:6: message 5: is no JSON: "),
            c -> assertThat(c).isEqualTo("hall-a.jsonl:7: message 6: is no object"),
            c -> assertThat(c).isEqualTo("hall-a.jsonl:8: message 7: has no \"text\""),
            c -> assertThat(c).isEqualTo("hall-a.jsonl:9: message 8: 'noon' is no time"),
            c -> assertThat(c).startsWith("hall-a.jsonl:14: message 13: is no JSON: "));
  }

  @Test
  void passesOverALineThatIsTooLong(@TempDir Path temp) throws IOException {
    Path file = temp.resolve("long.jsonl");
    Files.writeString(
        file,
        "{\"text\": \"before\"}\n{\"text\": \""
            + "x".repeat(Lines.MOST)
            + "\"}\n{\"text\": \"after\"}\n");
    Told told = Told.by(file);
    assertThat(told.posted()).extracting(Posted::text).containsExactly("before", "after");
    assertThat(told.complaints()).containsExactly("long.jsonl:2: is longer than 1 MB");
  }

  @Test
  void readsFractionsOfSeconds(@TempDir Path temp) throws IOException {
    Path file =
        Files.writeString(temp.resolve("a.jsonl"), "{\"text\": \"x\", \"at\": 1714557610.25}");
    assertThat(Told.by(file).posted("x").at()).isEqualTo(Instant.parse("2024-05-01T10:00:10.25Z"));
  }

  @Test
  void mergesSeveralFilesByTime(@TempDir Path temp) throws IOException {
    Files.writeString(
        temp.resolve("hall-a.jsonl"),
        "{\"text\": \"one\", \"at\": 1714557601}\n{\"text\": \"three\", \"at\": 1714557603}\n");
    Files.writeString(
        temp.resolve("hall-b.jsonl"),
        "{\"text\": \"two\", \"at\": 1714557602}\n{\"text\": \"four\", \"at\": 1714557604}\n");
    assertThat(Told.by(temp).posted())
        .extracting(Posted::text)
        .containsExactly("one", "two", "three", "four");
  }
}
