package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.chat.Marks;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Venues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapter at work: its parts wired to each other and to Bolt. */
final class Running implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Running.class);
  private static final int CALLS_AT_ONCE = 32;
  private static final long KEEP_SECONDS = 5;
  private static final long RECHECK_SECONDS = 60;

  /** Over HTTP nobody tells us that requests did not reach us. */
  private static final long REREAD_SECONDS = 300;

  private static final String APP_TOKEN = "SLACK_APP_TOKEN";

  private final SlackOptions options;
  private final Workspaces workspaces;
  private final Api api;
  private final Checkup checkup;
  private final Marks marks;
  private final Backfill backfill;
  private final HttpLink http;
  private final Link link;
  private final ExecutorService working = Executors.newFixedThreadPool(CALLS_AT_ONCE);

  /** Takes calls and waits for {@link #working}: on one pool they would wait for each other. */
  private final ExecutorService taking = Executors.newFixedThreadPool(2 * CALLS_AT_ONCE);

  private final AtomicBoolean rechecking = new AtomicBoolean();
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
  private volatile List<String> problems = List.of();

  Running(
      SlackOptions options,
      Slack slack,
      Workspaces workspaces,
      PlatformState state,
      ChatListener listener,
      Clock clock,
      Duration probed) {
    this.options = options;
    this.workspaces = workspaces;
    this.api = new Api(slack, workspaces);
    Venues venues = new Venues(listener, SlackChat.NAME);
    Channels channels = new Channels(venues);
    Members members = new Members(api);
    People people = new People(api, asking, listener::introduced);
    Mapper mapper = new Mapper(new Directory(channels, people, workspaces));
    Calls calls = new Calls(listener, venues, people, members);
    Home home = new Home(api, venues, members, calls);
    marks = new Marks(state);
    backfill =
        new Backfill(
            venues,
            marks,
            listener,
            new Reading(api, options.history(), mapper, listener, people),
            clock,
            reading);
    checkup = new Checkup(api, workspaces, venues);
    Inbound inbound =
        new Inbound(
            mapper,
            listener,
            channels,
            marks,
            members,
            people,
            home,
            workspaces,
            backfill,
            this::recheckSoon,
            working);
    // Bolt's own middleware would ask Slack about the token and compare signatures its way; both
    // are done here.
    App app =
        new App(
            AppConfig.builder()
                .slack(slack)
                .signingSecret("")
                .allEventsApiAutoAckEnabled(true)
                .unmatchedRequestHandler(request -> Response.ok())
                .build(),
            List.of(inbound));
    Access.configure(options.access(), app, workspaces, state, clock);
    new Interactions(listener, channels, calls, mapper, home, api, new Answers(slack), working)
        .register(app);
    if (options.link() instanceof SlackOptions.Socket socket) {
      http = new HttpLink(app, inbound, null);
      link =
          new SocketLink(
              slack, api, socket.appToken(), app, inbound, backfill, clock, taking, probed);
    } else {
      String secret = ((SlackOptions.Http) options.link()).signingSecret();
      http = new HttpLink(app, inbound, new Signature(secret, clock));
      link = http;
    }
  }

  /** What the mapper is told of the workspace. */
  private record Directory(Channels channels, People people, Workspaces workspaces)
      implements Mapper.Directory {
    @Override
    public ChannelRef channel(String team, String id) {
      return channels.ref(team, id);
    }

    @Override
    public Author author(ChannelRef channel, String userId) {
      return people.author(channel, userId);
    }

    @Override
    public String nameOf(ChannelRef channel, String userId) {
      return people.nameOf(channel, userId);
    }

    @Override
    public boolean isSelf(ChannelRef channel, @Nullable String userId, @Nullable String botId) {
      try {
        Workspace own = workspaces.of(channel.workspace());
        return own.botUser().equals(userId) || own.botId().equals(botId);
      } catch (NotInstalled | IOException e) {
        return false;
      }
    }
  }

  /**
   * Starts.
   *
   * @throws IllegalArgumentException if Slack does not take a token, or a scope is missing
   */
  void start() {
    try {
      checkAppToken();
      if (options.access() instanceof SlackOptions.One) {
        checkup
            .access("")
            .ifPresent(
                problem -> {
                  throw new IllegalArgumentException("Slack: " + problem);
                });
      }
    } catch (SlackFailure e) {
      log.warn("Slack can't be reached yet: {}", e.getMessage());
    } catch (IllegalArgumentException e) {
      close();
      throw e;
    }
    recheck();
    link.start();
    if (options.link() instanceof SlackOptions.Http) {
      every(REREAD_SECONDS, backfill::request);
      backfill.request();
    }
    every(KEEP_SECONDS, this::keep);
    every(RECHECK_SECONDS, this::recheck);
  }

  private void every(long seconds, Runnable task) {
    Future<?> unused = timing.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
  }

  private void checkAppToken() throws SlackFailure {
    if (options.link() instanceof SlackOptions.Socket socket) {
      try {
        api.callWith(
            socket.appToken(), "apps.connections.open", c -> c.appsConnectionsOpen(r -> r));
      } catch (SlackFailure e) {
        if (e.isPassing()) {
          throw e;
        }
        throw new IllegalArgumentException(
            "Slack does not take the token in %s (%s): make an app-level token with the scope connections:write at api.slack.com/apps > your app > Basic Information > App-Level Tokens, and switch on Socket Mode there"
                .formatted(APP_TOKEN, e.error()),
            e);
      }
    }
  }

  private void keep() {
    try {
      marks.keep();
    } catch (RuntimeException e) {
      log.error("how far Slack was heard could not be kept; it is tried again", e);
    }
  }

  private void recheckSoon() {
    if (rechecking.compareAndSet(false, true)) {
      timing.execute(
          () -> {
            rechecking.set(false);
            recheck();
          });
    }
  }

  /** One workspace's troubles are no other's; to be asked to wait is none. */
  private List<String> access(String team) {
    try {
      return checkup.access(team).stream().toList();
    } catch (SlackFailure e) {
      return e.retryAfter().isZero()
          ? List.of("Slack can't be asked: " + e.getMessage())
          : List.of();
    }
  }

  /** Looks again for what stands in the way. */
  private void recheck() {
    try {
      List<String> found = new ArrayList<>();
      for (String team : workspaces.teams()) {
        found.addAll(access(team));
      }
      if (found.isEmpty()) {
        found.addAll(checkup.channels());
      }
      found.stream().filter(p -> !problems.contains(p)).forEach(p -> log.warn("Slack: {}", p));
      boolean mended = !found.containsAll(problems);
      problems = List.copyOf(found);
      if (mended) {
        backfill.request();
      } else if (!found.isEmpty()) {
        backfill.gap(); // until it is mended, messages may pass unheard
      }
    } catch (RuntimeException e) {
      log.error("Slack's channels could not be looked at", e);
    }
  }

  /** Whether what was missed is not read yet. */
  boolean isCatchingUp() {
    return backfill.isUnderWay() || !link.isUp();
  }

  HttpLink http() {
    return http;
  }

  List<String> problems() {
    return problems;
  }

  Health check() {
    Health linked = link.check();
    if (!linked.ok() || problems.isEmpty()) {
      return linked;
    }
    return new Health(false, String.join("; ", problems));
  }

  /** Stops taking, lets what is under way end, and keeps how far it came. */
  @Override
  public void close() {
    link.close(); // nothing comes in any more, so what goes to the threads below ends with them
    Stream.of(timing, reading, asking).forEach(ExecutorService::shutdownNow);
    taking.shutdown();
    working.shutdown();
    try {
      if (!working.awaitTermination(10, TimeUnit.SECONDS)) {
        working.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keep();
  }
}
