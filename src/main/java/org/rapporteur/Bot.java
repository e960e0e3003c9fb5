package org.rapporteur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.collect.Collector;
import org.rapporteur.collect.FloodLimits;
import org.rapporteur.collect.ThemeWatch;
import org.rapporteur.command.Commands;
import org.rapporteur.command.Intake;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.DigestSettings;
import org.rapporteur.config.NoticeSettings;
import org.rapporteur.config.SessionDefinition;
import org.rapporteur.config.Settings;
import org.rapporteur.config.WebSettings;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.digest.Notices;
import org.rapporteur.digest.Reports;
import org.rapporteur.outbox.Courier;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Retention;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.Subjects;
import org.rapporteur.store.Store;
import org.rapporteur.web.WebServer;

/**
 * A running bot: every room wired to its neighbours. A message goes from its platform to the {@link
 * Floor}, from there to the {@link Collector} and the record; what the digests and commands post
 * goes from the outbox by the {@link Courier} to its platform.
 */
final class Bot implements AutoCloseable {
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(2);

  private final Settings settings;
  private final Clock clock;
  private final Store store;
  private final ConfiguredSessions sessions;
  private final Platforms platforms;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final WebServer web;
  private final ExecutorService deliveries = Executors.newCachedThreadPool();
  private final List<Worker> workers = new ArrayList<>();
  private final String moderatorKey;
  private final Floor floor;
  private final LiveSessions live;
  private final TopicReaders readers;
  private @Nullable Demo demo;

  /** Whether the sessions that open at the start are still to be opened. */
  private volatile boolean opensAtStart;

  /** Since when the clock waits for a platform; the clock's worker alone uses it. */
  private @Nullable Instant heldSince;

  private Bot(Settings settings, Clock ownClock) throws IOException, ConfigException {
    this.settings = settings;
    Path data = Files.createDirectories(settings.data());
    SecureRandom random = new SecureRandom();
    WantedPlatforms wanted =
        WantedPlatforms.of(settings, () -> tokenKey(settings, data.resolve("token.key"), random));
    CommonClock common = new CommonClock(ownClock);
    clock = common;
    store = Store.open(Databases.of(settings), clock);
    if (store.isShared()) {
      common.set(store.time());
      worker("time", Duration.ofSeconds(30), () -> common.set(store.time()));
    }
    OwnKeys keys = new OwnKeys(data, store, random);
    Optional<String> givenKey = settings.secrets().moderatorKey();
    moderatorKey = givenKey.isPresent() ? givenKey.get() : keys.read("moderator.key");
    live = new LiveSessions(store.record());
    sessions = new ConfiguredSessions(settings, live, clock);

    readers = new TopicReaders(settings.topicSets());
    AskedBefore askedBefore = new AskedBefore(settings.duplicates().rules());
    live.watch(askedBefore::follow);
    Collector collector =
        new Collector(
            store.inbox(),
            live,
            readers,
            askedBefore,
            settings.upvotes()::counts,
            new FloodLimits(settings.limits().perPerson(), settings.limits().perChannel()),
            store.leases(),
            clock);
    Worker collecting = worker("collector", Duration.ofSeconds(1), collector::drainAll);
    ThemeWatch themes = new ThemeWatch(live, clock);
    live.accompany(Subjects::dissolve);
    Closing closing = new Closing(data);
    DigestSchedule schedule =
        new DigestSchedule(
            live,
            clock,
            settings.digest().every(),
            settings.digest().style() == DigestSettings.Style.EDIT,
            closing);
    Reports reports = new Reports(live, closing, clock);
    Retention retention = new Retention(live, settings.privacy().keepNames(), clock);
    Commands commands =
        new Commands(
            live, intake(collector), sessions, readers, askedBefore, schedule, closing, clock);
    floor = new Floor(collector, commands, store.inbox(), sessions::venues, collecting::wake);

    platforms =
        new Platforms(
            settings, wanted, store, keys.read("web.key"), moderatorKey, ended::complete, clock);
    live.accompany(
        new Notices(
            settings.notices().collected() == NoticeSettings.Collected.REACTION,
            Notices.Way.valueOf(settings.notices().outcome().name()),
            platforms::tellsAskers));
    Courier courier =
        new Courier(store.outbox(), platforms.byName(), deliveries, store.leases(), clock);
    Worker posting = worker("courier", Duration.ofMillis(500), courier::deliverDue);
    live.watch(state -> posting.wake());
    Worker timing =
        worker(
            "clock",
            Duration.ofMillis(250),
            () -> {
              openAtStart();
              sessions.openDue();
              playDemo();
              collector.drainAll(); // what was said in time belongs to the session that ends now
              themes.tick();
              if (!waits(clock)) {
                schedule.tick();
              }
              reports.tick();
              retention.tick();
            });

    Map<String, Supplier<Health>> checks = new LinkedHashMap<>();
    platforms.byName().forEach((name, platform) -> checks.put(name, platform::check));
    checks.put("inbox", this::readable);
    checks.put("collector", collecting::check);
    checks.put("courier", posting::check);
    checks.put("clock", timing::check);
    checks.put("digests", schedule::check);
    checks.put("reports", reports::check);
    checks.put("names", retention::check);
    WebSettings http = settings.web();
    web =
        new WebServer(
            new WebServer.Address(http.host(), http.port(), http.publicUrl()),
            platforms.webChat(),
            live,
            (session, channel, most) ->
                store.outbox().delivered(session, channel, most).stream()
                    .map(Outbox.Row::post)
                    .toList(),
            data.resolve("sessions"),
            checks,
            platforms::serve,
            clock);
    reports.refresh();
    collector.drainAll();
    if (store.isShared()) {
      Worker others = worker("others", Duration.ofSeconds(1), live::catchUp);
      store.listen(
          () -> {
            others.wake();
            collecting.wake();
            posting.wake();
          });
    }
  }

  /**
   * Starts all parts.
   *
   * @param withDemo whether a scripted session plays on the embedded chat first
   * @throws IOException if the data folder can't be used, naming it
   * @throws ConfigException if a setting names what is not there
   */
  static Bot start(Settings settings, boolean withDemo, Clock clock)
      throws IOException, ConfigException {
    Bot bot = new Bot(settings, clock);
    if (withDemo) {
      bot.demo = Demo.prepare(bot.stage(), bot.sessions, bot.floor, bot.live, bot.clock);
    } else {
      bot.opensAtStart = true;
      bot.openAtStart();
    }
    try {
      bot.platforms.start(bot.floor);
      bot.workers.forEach(Worker::start);
      bot.web.start();
    } catch (RuntimeException e) {
      bot.close();
      throw e;
    }
    return bot;
  }

  /**
   * Whether what is due by the clock had better wait: what was said in time is still being read. It
   * waits for two minutes at most.
   */
  private boolean waits(Clock clock) {
    if (!platforms.isCatchingUp()) {
      heldSince = null;
      return false;
    }
    if (heldSince == null) {
      heldSince = clock.instant();
    }
    return Duration.between(heldSince, clock.instant()).compareTo(LONGEST_HOLD) < 0;
  }

  private Health readable() {
    int kept = store.inbox().unreadable();
    return new Health(
        true,
        kept == 0
            ? "all that came could be read"
            : kept + " payloads could not be read and are kept in the table unreadable");
  }

  /** What opens at the start, one of several processes opens. */
  private void openAtStart() {
    if (opensAtStart && store.leases().claim("open")) {
      opensAtStart = false;
      sessions.openAtStart();
    }
  }

  private static String tokenKey(Settings settings, Path file, SecureRandom random) {
    if (settings.database().isShared()) {
      throw new IllegalArgumentException(
          "RAPPORTEUR_TOKEN_KEY is missing: set it to the same 32 characters or more for every"
              + " process over this database");
    }
    try {
      return KeyFile.read(file, random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the demo go on; when it is over, the session follows that opens at the start. */
  private void playDemo() {
    Demo playing = demo;
    if (playing == null) {
      return;
    }
    if (live.state(playing.session()).isOpen()) {
      playing.playDue();
    } else {
      demo = null;
      opensAtStart = true;
    }
  }

  /** Takes over topic files that change from now on. */
  void follow(Path topics) {
    TopicFolder folder = new TopicFolder(topics, readers);
    worker("topics", Duration.ofSeconds(1), folder::look).start();
  }

  private SessionDefinition stage() {
    return settings.sessions().get(0);
  }

  private Worker worker(String name, Duration pause, Runnable round) {
    Worker worker = new Worker(name, pause, round);
    workers.add(worker);
    return worker;
  }

  private static Intake intake(Collector collector) {
    return new Intake() {
      @Override
      public void received(ChatEvent event) {
        collector.received(event);
      }

      @Override
      public void drain(SessionId session) {
        collector.drain(session);
      }
    };
  }

  /** Completes when it can't go on until somebody mends what the sentence says. */
  CompletableFuture<String> ended() {
    return ended;
  }

  /** Where it can be reached. */
  URI address() {
    return settings
        .web()
        .publicUrl()
        .orElseGet(() -> URI.create("http://" + settings.web().host() + ":" + web.port()));
  }

  /**
   * What the operator needs to know, a line each. A moderators' key from the environment is not
   * repeated.
   */
  List<String> greeting() {
    String key =
        settings.secrets().moderatorKey().isPresent() ? "$RAPPORTEUR_MODERATOR_KEY" : moderatorKey;
    List<String> lines = new ArrayList<>();
    lines.add("Rapporteur is running. Open:");
    lines.add("  attendees   " + address() + "/");
    lines.add("  moderators  " + address() + "/moderators?key=" + key);
    lines.add("  QR code     " + address() + "/join");
    lines.addAll(platforms.greeting());
    lines.add("Stop with Ctrl-C.");
    return List.copyOf(lines);
  }

  /** Stops taking, lets what is under way end, and closes the database. */
  @Override
  public void close() {
    web.close();
    platforms.close();
    workers.forEach(Worker::close);
    deliveries.shutdown();
    try {
      if (!deliveries.awaitTermination(10, TimeUnit.SECONDS)) {
        deliveries.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
