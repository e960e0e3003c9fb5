package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Backfill;
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
  private static final Duration PROBING = Duration.ofSeconds(5);
  private static final Duration CONNECTING = Duration.ofSeconds(15);
  private static final Duration MISSED = Duration.ofSeconds(30);

  /** An old connection stays a while, for what came on it to be answered on it. */
  private final Executor later = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

  private final Slack slack;
  private final Api api;
  private final String appToken;
  private final Backfill backfill;
  private final Clock clock;
  private final Duration probed;
  private final Envelopes envelopes;
  private final ExecutorService probing = Executors.newCachedThreadPool();
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
   * @param taking runs commands and clicks
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
      Executor taking,
      Duration probed) {
    this.slack = slack;
    this.api = api;
    this.appToken = appToken;
    this.backfill = backfill;
    this.clock = clock;
    this.probed = probed;
    this.pause = probed;
    this.lastWell = clock.instant();
    this.envelopes = new Envelopes(app, inbound, taking, this::renew);
    watching.setDaemon(true);
  }

  @Override
  public void start() {
    watching.start();
  }

  private void renew() {
    renew = true;
    wakes.release();
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
    if (now != null && !renew && isAlive(now)) {
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
      SocketModeClient next = within(CONNECTING, this::connect);
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

  private boolean isAlive(SocketModeClient connection) {
    try {
      return within(PROBING, connection::verifyConnection);
    } catch (IOException e) {
      return false;
    }
  }

  /** What the SDK does on a dead connection may never return. */
  private <T> T within(Duration time, Callable<T> work) throws IOException {
    Future<T> result = probing.submit(work);
    try {
      return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("Slack did not answer within " + time.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("Slack's connection failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      result.cancel(true);
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

  /** Frames as they come; the SDK's own queue would keep no order. */
  private final class Frames implements SocketModeMessageQueue {
    private final CompletableFuture<SocketModeClient> origin = new CompletableFuture<>();

    @Override
    public void add(String frame) {
      envelopes.take(frame, origin);
    }

    @Override
    public @Nullable String poll() {
      return null;
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
    probing.shutdownNow();
    envelopes.close();
  }
}
