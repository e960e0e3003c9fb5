package org.rapporteur.benchmark;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.MessageEvent;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.chat.slack.SlackOptions;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.store.Store;

/**
 * Slack's events a second over HTTP that the adapter accepts, each kept durably in the inbox,
 * against a bare listener of Bolt's that checks the signature and does nothing; and how long the
 * adapter takes to acknowledge at a steady 200 a second. Who sends shares the process and its
 * cores. What collects from the inbox is left out: it has a benchmark of its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
@Threads(32)
public class SlackBenchmark {
  private static final String EVENTS = "/slack/events";
  private static final int PEOPLE = 50;
  private static final int STEADY_THREADS = 8;
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1) / 25;

  /** Has the adapter accept a message. */
  @Benchmark
  public void adapter(Adapter server) throws IOException, InterruptedException {
    server.events.send(server.events.next());
  }

  /** Has the bare listener accept one. */
  @Benchmark
  public void bareBolt(Bare server) throws IOException, InterruptedException {
    server.events.send(server.events.next());
  }

  /** Has the adapter accept a message when its time has come. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Threads(STEADY_THREADS)
  public void acknowledgement(Adapter server, Pace pace) throws IOException, InterruptedException {
    server.events.send(pace.due);
  }

  /** The adapter beside a local Slack, with a session in a file that is new. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Adapter {
    private Scratch scratch;
    private Store store;
    private FakeSlack slack;
    private SlackChat chat;
    private KeepingListener kept;
    private Javalin server;
    private SignedEvents events;

    @Setup(Level.Trial)
    public void open() throws IOException {
      Clock clock = Clock.systemUTC();
      scratch = new Scratch();
      store = Store.open(scratch.file(), clock);
      slack = new FakeSlack(clock);
      String floor = slack.channel("floor");
      ChannelRef source = new ChannelRef(SlackChat.NAME, "", floor);
      ChannelRef desk = new ChannelRef(SlackChat.NAME, "", slack.privateChannel("desk"));
      kept =
          new KeepingListener(
              Floor.opened(store, source, desk),
              new Venue("Plenary", true, clock.instant(), List.of(source), desk, desk));
      chat =
          new SlackChat(
              new SlackOptions(
                  URI.create(slack.apiUrl()),
                  new SlackOptions.Http(FakeSlack.SIGNING_SECRET),
                  new SlackOptions.One(FakeSlack.BOT_TOKEN),
                  new SlackOptions.History(100, Duration.ZERO, Duration.ofMinutes(1)),
                  Duration.ofSeconds(1)),
              store.platformState(SlackChat.NAME),
              clock);
      chat.start(kept);
      server = serving(chat::serve);
      List<String> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> slack.user("Delegate " + i).id()).toList();
      events = new SignedEvents(address(server), floor, people, clock);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      server.stop();
      chat.close();
      slack.close();
      store.close();
      scratch.close();
      if (kept.count() != events.accepted()) {
        throw new IllegalStateException(
            "%d were accepted and %d kept".formatted(events.accepted(), kept.count()));
      }
    }
  }

  /** Bolt with its own check of signatures and a listener that does nothing. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Bare {
    private Javalin server;
    private SignedEvents events;

    @Setup(Level.Trial)
    public void open() {
      SlackSignature.Generator signatures = new SlackSignature.Generator(FakeSlack.SIGNING_SECRET);
      App app =
          new App(
              AppConfig.builder().signingSecret(FakeSlack.SIGNING_SECRET).build(),
              List.of(new RequestVerification(new SlackSignature.Verifier(signatures))));
      app.event(MessageEvent.class, (payload, ctx) -> ctx.ack());
      SlackRequestParser parser = new SlackRequestParser(app.config());
      server =
          serving(
              routes ->
                  routes.post(
                      EVENTS, ctx -> ctx.status(app.run(parser.parse(raw(ctx))).getStatusCode())));
      events =
          new SignedEvents(address(server), "C0123ABCD", List.of("U0123ABCD"), Clock.systemUTC());
    }

    private static SlackRequestParser.HttpRequest raw(Context ctx) {
      Map<String, List<String>> headers = new HashMap<>();
      ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
      return SlackRequestParser.HttpRequest.builder()
          .requestUri(ctx.path())
          .queryString(ctx.queryParamMap())
          .requestBody(ctx.body())
          .headers(new RequestHeaders(headers))
          .remoteAddress(ctx.ip())
          .build();
    }

    @TearDown(Level.Trial)
    public void close() {
      server.stop();
    }
  }

  /** A thread's share of a steady rate: 25 messages a second, between those of the others. */
  @SuppressWarnings("NullAway.Init") // the harness calls both setups first
  @State(Scope.Thread)
  public static class Pace {
    private long next;
    private HttpRequest due;

    @Setup(Level.Iteration)
    public void begin(ThreadParams thread) {
      next = System.nanoTime() + thread.getThreadIndex() * STEADY_NANOS / STEADY_THREADS;
    }

    /** Waits here, for this is not measured. */
    @Setup(Level.Invocation)
    public void await(Adapter server) {
      long left = next - System.nanoTime();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = next - System.nanoTime();
      }
      next += STEADY_NANOS;
      due = server.events.next();
    }
  }

  private static Javalin serving(Consumer<RoutesConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              routes.accept(config.routes);
            });
    return server.start();
  }

  private static URI address(Javalin server) {
    return URI.create("http://127.0.0.1:" + server.port() + EVENTS);
  }
}
