package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Address;
import org.rapporteur.store.PostgresServer;
import org.rapporteur.store.Store;

/**
 * Three bots over one PostgreSQL, in processes of their own: killed, halted and let go on, and cut
 * off from the database, while people write to whichever answers.
 */
class ThreeProcessesIT {
  private static final int BLOWS = 9;
  private static final int ATTENDEES = 3;
  private static final int MESSAGES = 60;
  private static final int ADDED = 30;
  private static final String KEY = "a-key-for-this-test-only";

  @TempDir private Path folder;
  private final ExecutorService people = Executors.newCachedThreadPool();
  private final Semaphore confirmed = new Semaphore(0);
  private final List<BotProcess> bots = new ArrayList<>();
  private Address.Server database;

  @BeforeEach
  void configure() throws IOException {
    database = PostgresServer.database();
    for (int i = 0; i < 3; i++) {
      Path home = folder.resolve("bot-" + i);
      Path sessions = Files.createDirectories(home.resolve("config/sessions"));
      Files.writeString(
          home.resolve("config/rapporteur.yaml"),
          """
          database: {url: '%s', user: %s}
          digest: {every: 10s}
          web: {port: 0, messagesPerMinute: 600}
          limits: {perPerson: 600, perChannel: 6000}
          """
              .formatted(database.url(), database.user()));
      Files.writeString(
          sessions.resolve("live.yaml"),
          """
          title: Three of us
          opens: at-start
          sources: [{channel: 'web:floor'}]
          moderators: web:moderators
          """);
      bots.add(
          new BotProcess(
              home,
              Map.of(
                  "RAPPORTEUR_MODERATOR_KEY",
                  KEY,
                  "RAPPORTEUR_DATABASE_PASSWORD",
                  database.password())));
    }
  }

  @AfterEach
  void stop() throws Exception {
    people.shutdownNow();
    for (BotProcess bot : bots) {
      bot.kill();
    }
  }

  @Test
  void nothingConfirmedIsLostAndNothingIsDoubled() throws Exception {
    List<Future<?>> starting = new ArrayList<>();
    for (BotProcess bot : bots) {
      starting.add(people.submit(bot::start)); // all at once: one of them opens the session
    }
    for (Future<?> start : starting) {
      start.get(1, TimeUnit.MINUTES);
    }
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < ATTENDEES; i++) {
      writers.add(people.submit(attendee(i)));
    }
    writers.add(people.submit(moderator()));
    Random random = new Random(20261124);
    for (int i = 0; i < BLOWS; i++) {
      confirmed.acquire(8 + random.nextInt(8));
      strike(i, bots.get(random.nextInt(bots.size())));
    }
    for (Future<?> writer : writers) {
      writer.get(5, TimeUnit.MINUTES);
    }
    awaitAllCollected();
    for (BotProcess bot : bots) {
      bot.kill();
    }

    try (Store store = Store.open(database, Clock.systemUTC())) {
      List<SessionState> sessions = new LiveSessions(store.record()).all();
      assertThat(sessions).as("one session was opened").hasSize(1);
      SessionState state = sessions.get(0);
      assertThat(state.items().stream().map(state::text))
          .containsExactlyInAnyOrderElementsOf(said());
      assertThat(state.items())
          .extracting(Item::number)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, said().size()).boxed().toList());
      assertThat(store.verify(state.id()).fault()).isEmpty();
      List<Outbox.Row> digests =
          store.outbox().delivered(state.id(), state.session().moderatorChannel(), 1_000);
      assertThat(digests).isNotEmpty().allSatisfy(r -> assertThat(r.messages()).hasSize(1));
      assertThat(digests).extracting(Outbox.Row::key).doesNotHaveDuplicates();
    }
  }

  /** Kills a process, halts it while the others go on, or cuts all of them from the database. */
  private void strike(int blow, BotProcess bot) throws Exception {
    switch (blow % 3) {
      case 0 -> {
        bot.kill();
        bot.start();
      }
      case 1 -> {
        bot.halt();
        confirmed.acquire(8);
        bot.goOn();
      }
      default -> cut();
    }
  }

  private void cut() throws SQLException {
    query(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private long query(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void awaitAllCollected() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (query("select count(*) from inbox") > 0) {
      assertThat(System.nanoTime()).as("the inbox is emptied").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static List<String> said() {
    return Stream.concat(
            IntStream.range(0, ATTENDEES * MESSAGES)
                .mapToObj(n -> question(n / MESSAGES, n % MESSAGES)),
            IntStream.range(0, ADDED).mapToObj(ThreeProcessesIT::spoken))
        .toList();
  }

  private static String question(int attendee, int message) {
    return "Who pays for measure " + message + " of country " + attendee + "?";
  }

  private static String spoken(int n) {
    return "Who answers question " + n + " from the room?";
  }

  private Runnable attendee(int who) {
    PersonOnline person = new PersonOnline(whoeverAnswers(who), KEY);
    return working(
        () -> {
          for (int m = 0; m < MESSAGES; m++) {
            person.sends("/s/floor/messages", m, "text", question(who, m));
            confirmed.release();
          }
        });
  }

  private Runnable moderator() {
    PersonOnline person = new PersonOnline(whoeverAnswers(0), KEY);
    return working(
        () -> {
          for (int n = 0; n < ADDED; n++) {
            String line = "floor add " + spoken(n) + " onsite";
            person.sends("/moderators/moderators/commands", n, "line", line);
            confirmed.release();
          }
        });
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Runnable working(Work work) {
    return () -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** As a balancer does it: the next time, another process is tried. */
  private PersonOnline.Addresses whoeverAnswers(int first) {
    AtomicInteger next = new AtomicInteger(first);
    return () -> {
      while (true) {
        URI up = bots.get(Math.floorMod(next.getAndIncrement(), bots.size())).addressNow();
        if (up != null) {
          return up;
        }
      }
    };
  }
}
