package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rapporteur.chat.transcript.Told.fixture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent;

final class TranscriptTest {
  private static final int MANY = 400_000;

  @TempDir Path temp;

  @Test
  void keepsAWindowOfFourHundredThousandMessagesInMemory() throws IOException {
    Path file = temp.resolve("large.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < MANY; i++) {
        out.write("{\"text\": \"What of article " + i + "?\", \"author\": \"a" + i % 977 + "\"}\n");
      }
    }
    long told = 0;
    int most = 0;
    long read = 0;
    try (Transcript transcript = Transcript.open(file, null, problem -> {})) {
      for (Optional<ChatEvent> e = transcript.next(); e.isPresent(); e = transcript.next()) {
        told++;
        if (told % 97 == 0) {
          most = Math.max(most, transcript.held());
        }
        if (told == MANY / 2) {
          read = transcript.bytesRead();
        }
      }
      assertThat(transcript.bytesRead()).isEqualTo(transcript.bytesTotal());
      assertThat(read).isBetween(transcript.bytesTotal() / 3, transcript.bytesTotal() * 2 / 3);
    }
    assertThat(told).isEqualTo(MANY);
    assertThat(most).isLessThanOrEqualTo(Lane.WINDOW + 1);
  }

  @Test
  void opensADaysFilesOnlyWhenTheirDayComes() throws IOException {
    for (int day = 1; day <= 28; day++) {
      for (String channel : List.of("hall-a", "hall-b")) {
        Path folder = Files.createDirectories(temp.resolve(channel));
        List<String> messages = new ArrayList<>();
        long noon = Instant.parse("2024-02-%02dT12:00:00Z".formatted(day)).getEpochSecond();
        for (int i = 0; i < 10; i++) {
          messages.add("{\"user\": \"U1\", \"text\": \"x\", \"ts\": \"" + (noon + i) + ".0\"}");
        }
        Files.writeString(
            folder.resolve("2024-02-%02d.json".formatted(day)),
            "[" + String.join(",", messages) + "]");
      }
    }
    int most = 0;
    int told = 0;
    try (Transcript transcript = Transcript.open(temp, null, problem -> {})) {
      for (Optional<ChatEvent> e = transcript.next(); e.isPresent(); e = transcript.next()) {
        told++;
        most = Math.max(most, transcript.held());
      }
    }
    assertThat(told).isEqualTo(28 * 2 * 10);
    assertThat(most).isLessThanOrEqualTo(2 * 2 * 10);
  }

  @Test
  void putsSmallSlipsInOrder() throws IOException {
    Path file = temp.resolve("slips.jsonl");
    Files.writeString(
        file,
        "{\"text\": \"b\", \"at\": 20}\n{\"text\": \"a\", \"at\": 10}\n{\"text\": \"c\", \"at\": 30}\n");
    assertThat(Told.by(file).said()).containsExactly(": a", ": b", ": c");
  }

  @Test
  void tellsFormatsByContent() throws IOException {
    assertThat(Format.detect(fixture("slack"))).contains(Format.SLACK);
    assertThat(Format.detect(fixture("discord"))).contains(Format.DISCORD);
    assertThat(Format.detect(fixture("zoom"))).contains(Format.ZOOM);
    assertThat(Format.detect(fixture("jsonl"))).contains(Format.JSONL);
    assertThat(Format.detect(fixture("jsonl/hall-a.jsonl"))).contains(Format.JSONL);
    assertThat(Format.of(" Zoom ")).isEqualTo(Format.ZOOM);
  }

  @Test
  void saysWhatToDoAboutAnInputItCannotRead() throws IOException {
    Path prose = Files.writeString(temp.resolve("prose.txt"), "Dear all,\nnothing here.\n");
    Path broken = Files.writeString(temp.resolve("broken.zip"), "PK\u0003\u0004 and no more");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatIOException()
        .isThrownBy(() -> Transcript.open(prose, null, problem -> {}))
        .withMessage(
            prose + ": is no export we know; name its format: slack, discord, zoom, jsonl");
    assertThatIOException()
        .isThrownBy(() -> Transcript.open(broken, null, problem -> {}))
        .withMessageStartingWith(broken + ": is a broken zip: ");
    assertThatIOException()
        .isThrownBy(() -> Transcript.open(empty, Format.ZOOM, problem -> {}))
        .withMessage(empty + ": holds nothing to read as zoom");
    assertThatIOException()
        .isThrownBy(() -> Transcript.open(temp.resolve("none"), null, problem -> {}))
        .withMessage(temp.resolve("none") + ": there is no such file, or it may not be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.of("teams"))
        .withMessage("'teams' is no format: write one of slack, discord, zoom, jsonl");
  }

  @Test
  void stopsReadingWhatASmallZipBlowsUpTo() throws IOException {
    Path zip = temp.resolve("bomb.zip");
    byte[] line =
        ("{\"text\": \"x\", \"pad\": \"" + "0".repeat(1 << 19) + "\"}\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("bomb.jsonl"));
      for (int i = 0; i < 200; i++) {
        out.write(line);
      }
    }
    Told told = Told.by(zip);
    assertThat(told.events()).hasSizeBetween(100, 150);
    assertThat(told.complaints())
        .containsExactly("bomb.jsonl: unpacks to far more than a chat has; the rest is not read");
  }
}
