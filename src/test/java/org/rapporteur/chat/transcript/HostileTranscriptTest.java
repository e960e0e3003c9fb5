package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.hostile.Scratch;

/** Whatever a file holds, it is read as far as it goes, and what is wrong is told in one line. */
final class HostileTranscriptTest {
  private static final Path FOLDER = Scratch.folder();

  @Fuzzed
  void slacksExport(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String day = fixture("slack/town-hall/2024-05-01.json");
    reads(Format.SLACK, "2024-02-01.json", spoilt(mischief, day));
    reads(Format.SLACK, "2024-02-02.json", mischief.spoiltJson(day).toString());
  }

  @Fuzzed
  void discordsExport(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String export = fixture("discord/town-hall.json");
    reads(Format.DISCORD, "a.json", spoilt(mischief, export));
    reads(Format.DISCORD, "b.json", mischief.spoiltJson(export).toString());
  }

  @Fuzzed
  void zoomsChat(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    reads(Format.ZOOM, "a.txt", spoilt(mischief, fixture("zoom/wide.txt")));
    reads(
        Format.ZOOM,
        "b.txt",
        "10:00:0"
            + mischief.below(10)
            + mischief.oneOf(List.of("\t From  ", " From ", "\t"))
            + mischief.line()
            + mischief.oneOf(List.of(" to Everyone:\n", " : ", "\tto\t", "(Privately) : ", ":\t"))
            + mischief.text()
            + mischief.oneOf(
                List.of("", "\n10:00:09 From Ben : Replying to \"" + mischief.text())));
  }

  @Fuzzed
  void jsonLines(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String lines = fixture("jsonl/hall-a.jsonl");
    String one =
        "{\"id\": \"m1\", \"text\": \"Who pays?\", \"at\": 20, \"author\": \"Ana\", \"upvotes\": 2}";
    reads(Format.JSONL, "a.jsonl", spoilt(mischief, lines));
    reads(Format.JSONL, "b.jsonl", one + "\n" + mischief.spoiltJson(one));
  }

  @Fuzzed
  void anythingByAnyName(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    reads(null, "a.txt", mischief.text() + "\n" + mischief.text());
  }

  private static String spoilt(Mischief mischief, String text) {
    String spoilt = text;
    for (int n = mischief.below(8); n > 0; n--) {
      spoilt = mischief.spoilt(spoilt);
    }
    return spoilt;
  }

  private static String fixture(String name) {
    try {
      return Files.readString(Told.fixture(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void reads(@Nullable Format format, String name, String content) {
    List<Problem> problems = new ArrayList<>();
    Path file = FOLDER.resolve(name);
    try {
      Files.write(file, content.getBytes(StandardCharsets.UTF_8));
      try (Transcript transcript = Transcript.open(file, format, problems::add)) {
        for (Optional<ChatEvent> e = transcript.next(); e.isPresent(); e = transcript.next()) {
          assertThat(e.get().key()).isNotEmpty();
        }
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).doesNotContain("\n").isNotBlank();
    }
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.toString()).doesNotContain("\n").startsWith(name));
  }
}
