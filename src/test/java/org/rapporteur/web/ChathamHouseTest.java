package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.Place;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.Notices;
import org.rapporteur.digest.Reports;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.slf4j.LoggerFactory;

/** Under the Chatham House rule what was said may be used, and nobody learns who said it. */
final class ChathamHouseTest {
  private static final SessionId ID = new SessionId("s1");

  /** In every name, affiliation, account, handle and address that the session hears. */
  private static final String MARK = "marked";

  @TempDir Path data;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private ServedSite site;

  @BeforeEach
  void listens() {
    root.setLevel(Level.INFO);
    logged.start();
    root.addAppender(logged);
    site = new ServedSite(data.resolve("sessions"));
  }

  @AfterEach
  void stops() {
    site.close();
    root.detachAppender(logged);
    root.setLevel(level);
  }

  @Test
  void nobodyIsNamedOutsideTheModeratorsView() throws Exception {
    Closing closing = new Closing(data);
    Reports reports = new Reports(site.live, closing, site.clock);
    site.live.accompany(new Notices(true, Notices.Way.DIRECT, channel -> true));
    site.hold(
        new SessionFixture()
            .attribution(Attribution.CHATHAM_HOUSE)
            .open()
            .asks("Marked-Ana (Marked-Chile)", "Who pays, @marked.ana or marked@mail.example?")
            .asks("Marked-Ben (Marked-Ghana)", "请问@marked-ben，谁来付钱？")
            .asks("Marked-Cem (Marked-Peru)", "Since when, ＠marked_cem?")
            .asks("Marked-Dina (Marked-Fiji)", "Who pays?")
            .comments("Marked-Eve (Marked-Kenya)", "Ask @marked-eve.")
            .chats("Marked-Ana (Marked-Chile)", "hello @marked.ben")
            .upvotes(1, "Marked-Ben (Marked-Ghana)"));

    assertThat(marked(seen())).isEmpty();
    decides(d -> d.flag(1, "Keiko Tanaka", "for @marked.ana"));
    decides(d -> d.live(1));
    decides(d -> d.answered(1, "The fund does, @marked.ana"));
    decides(d -> d.dismiss(2, "as @marked.ben was told"));
    decides(d -> d.word(3, "Since when does @marked-cem pay?"));
    decides(d -> d.merge(4, 1));
    assertThat(marked(seen())).isEmpty();
    site.live.change(
        ID,
        state -> {
          Draft draft = new Draft(state, site.clock.instant(), null);
          closing.close(draft, Person.BOT, false);
          return draft;
        });

    assertThat(reports.check().ok()).isTrue();
    Map<String, String> seen = seen();
    assertThat(seen).containsKeys("digest.md", "items.csv", "items.json", "final", "outcome:1");
    assertThat(seen.get("/")).contains("Who pays");
    assertThat(marked(seen)).isEmpty();
  }

  private void decides(Consumer<Decisions> decision) {
    site.live.change(
        ID,
        state -> {
          Draft draft = new Draft(state, site.clock.instant(), null);
          int ines = draft.person(SessionFixture.author("Marked-Ines (Marked-Desk)"));
          decision.accept(new Decisions(draft, ines));
          return draft;
        });
  }

  /** The lines that hold a mark, with where they are seen. */
  private static List<String> marked(Map<String, String> seen) {
    return seen.entrySet().stream()
        .flatMap(e -> e.getValue().lines().map(line -> e.getKey() + ": " + line))
        .filter(line -> line.toLowerCase(Locale.ROOT).contains(MARK))
        .toList();
  }

  /** All that leaves the moderators' view, by where it is seen. */
  private Map<String, String> seen() throws Exception {
    Map<String, String> seen = new TreeMap<>();
    Browser visitor = site.browser();
    for (String page :
        List.of("/", "/s/floor/items", "/join", "/health", "/report", "/report/s1")) {
      seen.put(page, visitor.get(page).body());
    }
    for (Outbox.Row row : posts()) {
      seen.put(row.key(), row.post().toString());
    }
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          seen.put(file.getFileName().toString(), read(file));
        }
      }
    }
    for (ILoggingEvent event : List.copyOf(logged.list)) {
      seen.merge("log", event.getFormattedMessage() + "\n", String::concat);
    }
    return seen;
  }

  private List<Outbox.Row> posts() {
    return site.outbox().busy(site.clock.instant()).stream()
        .flatMap(channel -> site.outbox().due(channel, site.clock.instant(), 1_000).stream())
        .filter(row -> !row.place().equals(new Place.Channel(SessionFixture.MODERATORS)))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
