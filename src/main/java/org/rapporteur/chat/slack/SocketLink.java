package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatPlatform.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode over a connection that is watched: it is probed every few seconds, and a new one is
 * made when it is dead, when Slack asks for it, or when there was none. The SDK's own repair is
 * off, for it gives up in ways that can't be seen.
 */
final class SocketLink implements Link {
  private static final Logger log = LoggerFactory.getLogger(SocketLink.class);
  private static final Duration MISSED = Duration.ofSeconds(30);
  private static final int LANES = 8;
  private static final long CLOSING_SECONDS = 5;
  private static final long OPENING_SECONDS = 5;

  /** An old connection stays a while, for what came on it to be answered on it. */
  private final Executor later = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

  private final Slack slack;
  private final Api api;
  private final String appToken;
  private final App app;
  private final Inbound inbound;
  private final Backfill backfill;
  private final Clock clock;
  private final Executor working;
  private final Duration probed;
  private final List<ExecutorService> lanes =
      Stream.generate(Executors::newSingleThreadExecutor).limit(LANES).toList();
  private final SocketModeRequestParser parser;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Semaphore wakes = new Semaphore(0);
  private final Thread watching = new Thread(this::watch, "slack-socket");
  private volatile @Nullable SocketModeClient client;
  private volatile Instant lastWell;
  private volatile String trouble = "";
  private volatile boolean renew;
  private volatile boolean up;

  /** Until the next look at the connection; longer when Slack asks for it. */
  private Duration pause;

  private volatile boolean closed;

  /**
   * @param working runs commands and clicks; events have lanes of their own, in which those of one
   *     message keep their order
   * @param probed from one look at the connection to the next
   */
  SocketLink(
      Slack slack,
      Api api,
      String appToken,
      App app,
      Inbound inbound,
      Backfill backfill,
      Clock clock,
      Executor working,
      Duration probed) {
    this.slack = slack;
    this.api = api;
    this.appToken = appToken;
    this.app = app;
    this.inbound = inbound;
    this.backfill = backfill;
    this.clock = clock;
    this.working = working;
    this.probed = probed;
    this.pause = probed;
    this.lastWell = clock.instant();
    this.parser = new SocketModeRequestParser(app.config());
    watching.setDaemon(true);
  }

  @Override
  public void start() {
    watching.start();
  }

  private void watch() {
    while (!closed) {
      try {
        probe();
        if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.error("the watch over Slack's connection failed; it goes on", e);
      }
    }
  }

  private void probe() {
    SocketModeClient now = client;
    if (now != null && !renew && now.verifyConnection()) {
      lastWell = clock.instant();
      return;
    }
    if (closed) {
      return;
    }
    up = false;
    renew = false;
    pause = probed;
    backfill.gap();
    try {
      SocketModeClient next = connect();
      client = next;
      if (closed) {
        end(next);
        return;
      }
      lastWell = clock.instant();
      trouble = "";
      log.info("connected to Slack");
      backfill.request();
      up = true;
    } catch (IOException e) {
      if (e instanceof SlackFailure refused && refused.retryAfter().compareTo(probed) > 0) {
        pause = refused.retryAfter();
      }
      trouble = String.valueOf(e.getMessage());
      if (!closed) {
        log.warn("no connection to Slack: {}", trouble);
      }
    } finally {
      if (now != null && client != now) {
        later.execute(() -> end(now));
      }
    }
  }

  /** A new connection; the old one stays until there is one, so that nothing falls between. */
  private SocketModeClient connect() throws IOException {
    String url =
        api.callWith(appToken, "apps.connections.open", c -> c.appsConnectionsOpen(r -> r))
            .getUrl();
    try {
      Frames frames = new Frames();
      SocketModeClient next =
          new SocketModeClientTyrusImpl(slack, appToken, url, 1, frames, false, false, 0);
      next.connect();
      frames.origin.complete(next);
      if (!next.verifyConnection()) {
        end(next);
        throw new IOException("Slack's connection did not open");
      }
      return next;
    } catch (URISyntaxException e) {
      throw new IOException("Slack gave no address to connect to", e);
    }
  }

  private static void end(SocketModeClient old) {
    try {
      old.close();
    } catch (IOException | RuntimeException e) {
      log.debug("an old connection did not close", e);
    }
  }

  /** Takes frames as they come; the SDK's own queue would keep no order. */
  private final class Frames implements SocketModeMessageQueue {
    /**
     * Where acknowledgements go: Slack takes them on no other connection. Frames come before it can
     * be written to.
     */
    private final CompletableFuture<SocketModeClient> origin = new CompletableFuture<>();

    @Override
    public void add(String frame) {
      if (closed) {
        return; // Slack brings it again
      }
      try {
        JsonNode tree = json.readTree(frame);
        switch (tree.path("type").asText("")) {
          case "disconnect" -> {
            log.info("Slack asks for a new connection: {}", tree.path("reason").asText(""));
            renew = true;
            wakes.release();
          }
          case "events_api" -> lane(tree).execute(() -> event(tree, origin));
          case "slash_commands", "interactive" -> working.execute(() -> call(frame, tree, origin));
          default -> log.debug("a frame without a request");
        }
      } catch (JsonProcessingException e) {
        inbound.unreadable(frame, "a frame that is no JSON");
      }
    }

    @Override
    public @Nullable String poll() {
      return null;
    }
  }

  private ExecutorService lane(JsonNode envelope) {
    JsonNode event = envelope.path("payload").path("event");
    String message =
        Stream.of(
                event.path("message").path("ts"),
                event.path("deleted_ts"),
                event.path("item").path("ts"),
                event.path("ts"))
            .filter(JsonNode::isTextual)
            .findFirst()
            .map(JsonNode::asText)
            .orElse("");
    return lanes.get(Math.floorMod(message.hashCode(), LANES));
  }

  private void event(JsonNode envelope, Future<SocketModeClient> origin) {
    try {
      JsonNode payload = envelope.path("payload");
      if (payload.path("type").asText("").equals("app_rate_limited")) {
        inbound.rateLimited();
      } else {
        inbound.take(payload.toString());
      }
      acknowledge(envelope, null, origin);
    } catch (RuntimeException e) {
      log.error("an event could not be kept; Slack brings it again", e);
    }
  }

  private void call(String frame, JsonNode envelope, Future<SocketModeClient> origin) {
    try {
      SocketModeRequest request = parser.parse(frame);
      if (request == null || request.getBoltRequest() == null) {
        inbound.unreadable(frame, "no request of Slack's");
        acknowledge(envelope, null, origin);
        return;
      }
      Response response = app.run(request.getBoltRequest());
      acknowledge(envelope, response.getBody(), origin);
    } catch (Exception e) {
      log.error("a call from Slack failed", e);
      acknowledge(envelope, null, origin);
    }
  }

  private static void acknowledge(
      JsonNode envelope, @Nullable String body, Future<SocketModeClient> origin) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("envelope_id", envelope.path("envelope_id").asText(""));
    if (body != null && body.startsWith("{")) {
      JsonElement payload = JsonParser.parseString(body);
      answer.put("payload", payload);
    }
    try {
      origin
          .get(OPENING_SECONDS, TimeUnit.SECONDS)
          .sendSocketModeResponse(GsonFactory.createSnakeCase().toJson(answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.debug("an acknowledgement was not sent; Slack brings the same again");
    }
  }

  @Override
  public boolean isUp() {
    return up;
  }

  @Override
  public Health check() {
    boolean well = Duration.between(lastWell, clock.instant()).compareTo(MISSED) < 0;
    return well
        ? new Health(true, "Slack is connected")
        : new Health(
            false,
            "Slack is not connected since "
                + lastWell
                + (trouble.isEmpty() ? "" : ": " + trouble)
                + "; it is tried again every few seconds");
  }

  @Override
  public void close() {
    closed = true;
    watching.interrupt();
    SocketModeClient now = client;
    if (now != null) {
      end(now);
    }
    lanes.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService lane : lanes) {
        if (!lane.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
          lane.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
