package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to fill a memory or a disk, to run deep, or to get out of their folder. */
final class LargeInputTest {
  private static final byte[] MEGABYTE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
  private static final String MESSAGE = "{\"text\": \"Who pays?\", \"author\": \"Ana\"}\n";

  @TempDir private Path temp;

  /** Reads the files it is given, and prints a line for each: what it told and what was wrong. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] files) throws IOException {
      for (String file : files) {
        Told told = Told.by(Path.of(file));
        System.out.println(told.events().size() + " " + told.complaints());
      }
    }
  }

  private Path hugeLine(String name, String before, String after) throws IOException {
    Path file = temp.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(before.getBytes(StandardCharsets.UTF_8));
      for (int n = 0; n < 100; n++) {
        out.write(MEGABYTE);
      }
      out.write(after.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void aLineOfAHundredMegabytesIsPassedOverInASmallMemory() throws Exception {
    List<Path> files =
        List.of(
            hugeLine("a.jsonl", MESSAGE + "{\"text\": \"", "\"}\n" + MESSAGE),
            hugeLine("b.txt", "10:00:00 From Ana : one\n", "\n10:00:01 From Ana : two\n"),
            hugeLine(
                "c.json",
                "[{\"user\": \"U1\", \"text\": \"one\", \"ts\": \"1.0\"}, {\"text\": \"",
                "\"}, {\"user\": \"U1\", \"text\": \"two\", \"ts\": \"2.0\"}]"));
    Process reading =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reader.class.getName()),
                        files.stream().map(Path::toString))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String printed = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(reading.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(printed.lines().toList())
        .containsExactly(
            "2 [a.jsonl:2: is longer than 1 MB]",
            "2 [b.txt:2: is longer than 1 MB]",
            "2 [c.json:1: message 2: is longer than 16 MB]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a.jsonl | {\"text\": \"Who?\", \"x\": | ~}\n~ | nest",
        "b.json | [{\"user\": \"U1\", \"ts\": \"1.0\", \"x\": | }] | nested too deeply",
        "c.json | {\"guild\": {\"id\": \"1\"}, \"channel\": {\"id\": \"2\"}, \"messages\": | } | nested too deeply",
      })
  void aHundredThousandLevelsAreToldInOneLine(
      String name, String before, String after, String complaint) throws IOException {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    Path file = Files.writeString(temp.resolve(name), before + " " + deep + after);

    List<String> told = new ArrayList<>();

    try (Transcript transcript = Transcript.open(file, null, p -> told.add(p.toString()))) {
      assertThat(transcript.next()).isNotNull();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).contains("holds nothing to read");
    }
    assertThat(told).anyMatch(c -> c.contains(complaint));
  }

  private Path zip(String... names) throws IOException {
    Path zip = temp.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(MESSAGE.getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  @Test
  void aNameThatPointsOutOfAZipIsANameAndNothingIsWritten() throws IOException {
    Path zip =
        zip("x/../../../outside.jsonl", "../hidden.jsonl", "/etc/outside.jsonl", "inside.jsonl");

    assertThat(Told.by(zip).events()).hasSize(2);
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(zip);
    }
    assertThat(temp.resolve("../outside.jsonl")).doesNotExist();
  }

  @Test
  void aZipOfTooManyFilesIsRefused() throws IOException {
    Path zip = temp.resolve("many.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(ZipOutputStream.STORED);
      for (int n = 0; n <= 100_000; n++) {
        ZipEntry entry = new ZipEntry(n + ".jsonl");
        entry.setSize(0);
        entry.setCrc(0);
        out.putNextEntry(entry);
      }
    }

    assertThatIOException()
        .isThrownBy(() -> Transcript.open(zip, null, problem -> {}))
        .withMessage(
            zip
                + ": holds 100,001 files, of which at most 100,000 are read: export fewer channels"
                + " at a time");
  }
}
