package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.hostile.Scratch;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.SessionFixture;

/** Whatever stands in a session's file, it is taken in whole or refused in one sentence. */
final class HostileArchiveTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

  private static final Path FOLDER = Scratch.folder();
  private static @Nullable Store store;
  private static List<String> exported = List.of();

  @BeforeContainer
  static void exports() throws ConflictException {
    SessionFixture told =
        new SessionFixture()
            .open()
            .asks("Ana (Chile)", "Who pays for the training of prosecutors?", "capacity-building")
            .chats("Ben", "thanks")
            .upvotes(1, "Ben")
            .flags(1, "Keiko Tanaka");
    try (Store source = Store.open(new Address.File(FOLDER.resolve("source.db")), CLOCK)) {
      source
          .record()
          .append(new Change(told.session().id(), 0, null, told.history(), List.of(), List.of()));
      StringWriter out = new StringWriter();
      source.export(told.session().id(), out);
      exported = out.toString().lines().toList();
    }
    store = Store.open(new Address.File(FOLDER.resolve("target.db")), CLOCK);
  }

  @AfterContainer
  static void closes() {
    Store opened = store;
    if (opened != null) {
      opened.close();
    }
  }

  @Fuzzed
  void aFile(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    List<String> lines = new ArrayList<>(exported);
    for (int n = 1 + mischief.below(3); n > 0; n--) {
      int at = mischief.below(exported.size());
      switch (mischief.below(5)) {
        case 0 -> lines.set(at, mischief.spoilt(lines.get(at)));
        case 1 -> lines.add(at, lines.get(mischief.below(lines.size())));
        case 2 -> lines.set(at, mischief.text());
        default -> lines.set(at, mischief.spoiltJson(exported.get(at)).toString());
      }
    }
    // Every file tells of another session, so that what is taken in stands in no other's way.
    String file = String.join("\n", lines).replace("\"s1\"", "\"s-" + random.nextLong() + "\"");
    Store into = store;
    if (into == null) {
      throw new IllegalStateException("not open");
    }
    try {
      assertThat(into.takeIn(new BufferedReader(new StringReader(file)))).isNotNull();
    } catch (StoreException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n", "SQL", "Exception");
    }
  }
}
