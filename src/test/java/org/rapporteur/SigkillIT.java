package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.collect.Collector;
import org.rapporteur.config.Settings;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Handling;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.store.Store;
import org.rapporteur.text.duplicate.DuplicateRules;

/**
 * The bot in a process of its own, killed by SIGKILL again and again while attendees write and a
 * moderator works. Everybody sends again what was not confirmed, as their browser would.
 */
class SigkillIT {
  private static final int KILLS = 12;
  private static final int ATTENDEES = 3;
  private static final int MESSAGES = 100;
  private static final int ADDED = 40;
  private static final String KEY = "a-key-for-this-test-only";

  @TempDir private Path folder;
  private final ExecutorService people = Executors.newCachedThreadPool();
  private final Semaphore confirmed = new Semaphore(0);
  private BotProcess bot;

  @BeforeEach
  void configure() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config/sessions"));
    Files.writeString(
        folder.resolve("config/rapporteur.yaml"),
        "digest: {every: 10s}\nweb: {port: 0, messagesPerMinute: 600}\nlimits: {perPerson: 600, perChannel: 6000}\n");
    Files.writeString(
        config.resolve("live.yaml"),
        """
        title: Kill me
        opens: at-start
        sources: [{channel: 'web:floor'}]
        moderators: web:moderators
        """);
    bot = new BotProcess(folder, Map.of("RAPPORTEUR_MODERATOR_KEY", KEY));
  }

  @AfterEach
  void stop() throws InterruptedException {
    people.shutdownNow();
    bot.kill();
  }

  @Test
  void nothingConfirmedIsLostAndNothingIsDoubled() throws Exception {
    bot.start();
    List<Future<?>> writers = new ArrayList<>();
    writers.add(people.submit(moderator()));
    for (int i = 0; i < ATTENDEES; i++) {
      writers.add(people.submit(attendee(i)));
    }
    Random random = new Random(20261124);
    for (int i = 0; i < KILLS; i++) {
      confirmed.acquire(10 + random.nextInt(15));
      bot.kill();
      bot.start();
    }
    for (Future<?> writer : writers) {
      writer.get(5, TimeUnit.MINUTES);
    }
    bot.kill();

    try (Store store = Store.open(bot.data().resolve("rapporteur.db"), Clock.systemUTC())) {
      collectWhatWaits(store);
      SessionState state = new LiveSessions(store.record()).open().get(0);
      assertThat(texts(state)).containsExactlyInAnyOrderElementsOf(said());
      assertThat(state.items())
          .extracting(Item::number)
          .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1).limit(said().size()).toList());
      assertThat(notes(state))
          .containsExactlyElementsOf(
              Stream.iterate(0, n -> n + 1).limit(ADDED).map(n -> "note " + n).toList());
      assertThat(digests(store, state))
          .as("digests in the moderator channel, each once and in order")
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }

  /** What the process would do at its next start. */
  private static void collectWhatWaits(Store store) throws Exception {
    LiveSessions live = new LiveSessions(store.record());
    new Collector(
            store.inbox(),
            live,
            new TopicReaders(Settings.builtIn(Map.of()).topicSets()),
            new AskedBefore(DuplicateRules.byWords()),
            emoji -> true,
            Clock.systemUTC())
        .drainAll();
  }

  private static List<String> said() {
    List<String> said = new ArrayList<>();
    for (int a = 0; a < ATTENDEES; a++) {
      for (int m = 0; m < MESSAGES; m++) {
        said.add(question(a, m));
      }
    }
    for (int n = 0; n < ADDED; n++) {
      said.add(spoken(n));
    }
    return said;
  }

  private static String question(int attendee, int message) {
    return "Who pays for measure " + message + " of country " + attendee + "?";
  }

  private static String spoken(int n) {
    return "Who answers question " + n + " from the room?";
  }

  private static List<String> texts(SessionState state) {
    return state.items().stream().map(state::text).toList();
  }

  private static List<String> notes(SessionState state) {
    return state.item(1).orElseThrow().handling().notes().stream()
        .map(Handling.Note::words)
        .map(w -> state.words(w).map(Words::text).orElse("gone"))
        .toList();
  }

  /** The numbers of the digests that reached the channel; each post is one message. */
  private static List<Integer> digests(Store store, SessionState state) {
    ChannelRef channel = state.session().moderatorChannel();
    List<Outbox.Row> rows = store.outbox().delivered(state.id(), channel, 1000);
    assertThat(rows).allSatisfy(r -> assertThat(r.messages()).hasSize(1));
    return rows.stream().map(r -> Integer.valueOf(r.key().replaceAll("\\D", ""))).toList();
  }

  private Callable<Void> attendee(int who) {
    return () -> {
      PersonOnline person = new PersonOnline(() -> bot.address(), KEY);
      for (int m = 0; m < MESSAGES; m++) {
        person.sends("/s/floor/messages", m, "text", question(who, m));
        confirmed.release();
      }
      return null;
    };
  }

  private Callable<Void> moderator() {
    return () -> {
      PersonOnline person = new PersonOnline(() -> bot.address(), KEY);
      for (int n = 0; n < ADDED; n++) {
        person.sends(
            "/moderators/moderators/commands", 2 * n, "line", "floor add " + spoken(n) + " onsite");
        confirmed.release();
        person.sends(
            "/moderators/moderators/commands", 2 * n + 1, "line", "floor note 1 note " + n);
        confirmed.release();
      }
      return null;
    };
  }
}
