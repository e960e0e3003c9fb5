package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Violations;
import org.rapporteur.chat.fake.Watched;

/**
 * Discord's side of the gateway: who connected, which session is whose, and what each is told. What
 * is written goes out on one thread, in the order in which it happened.
 */
final class Gateway implements AutoCloseable {
  private static final int MOST_FRAMES = 120;

  private final Watched state;
  private final Violations violations;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread t = new Thread(task, "fake-discord-gateway");
            t.setDaemon(true);
            return t;
          });
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Handshake handshake;
  private final AtomicInteger written = new AtomicInteger();
  private volatile int stepAt;
  private volatile Runnable step = () -> {};
  private Duration interval = Duration.ofMillis(41_250);
  private boolean losing;
  private int opened;

  Gateway(Watched state, Violations violations, Handshake handshake) {
    this.state = state;
    this.violations = violations;
    this.handshake = handshake;
  }

  void serve(WsConfig ws) {
    ws.onConnect(this::connected);
    ws.onMessage(ctx -> heard(ctx, ctx.message()));
    ws.onClose(ctx -> gone(ctx, ctx.status()));
  }

  /** Tells the sessions that want it. Called by the one who holds the world. */
  void dispatch(Dispatch dispatch) {
    for (Session session : sessions.values()) {
      boolean lost = losing && session.link == null;
      if (!lost && dispatch.concerns(session.shard, session.shards, session.intents)) {
        tell(session, dispatch.type(), dispatch.dataFor(session.intents));
      }
    }
  }

  /** Hands a frame to a session's connection; without one it waits for the resume. */
  void tell(Session session, String type, JsonNode data) {
    String frame = session.append(type, data);
    Link link = session.link;
    if (link != null) {
      write(link, frame);
    }
  }

  private void write(Link link, String frame) {
    inTurn(
        () -> {
          link.write(frame);
          if (written.incrementAndGet() == stepAt) {
            step.run();
          }
        });
  }

  /** Does something once so many more frames went out. */
  void afterFrames(int count, Runnable then) {
    step = then;
    stepAt = written.get() + count;
  }

  private void connected(WsConnectContext ctx) {
    ctx.enableAutomaticPings();
    boolean compressed = "zlib-stream".equals(ctx.queryParam("compress"));
    Link link = new Link(ctx, compressed);
    state.run(
        () -> {
          if (!"10".equals(ctx.queryParam("v")) || !"json".equals(ctx.queryParam("encoding"))) {
            violations.add("gateway: not version 10 in JSON: " + ctx.queryString());
          }
          links.put(ctx.sessionId(), link);
          opened++;
          ObjectNode hello = Json.object().put("op", 10).putNull("s").putNull("t");
          hello.putObject("d").put("heartbeat_interval", interval.toMillis());
          write(link, hello.toString());
          watch(link);
        });
  }

  /** A bot that misses a heartbeat, with half an interval's grace, is told to go. */
  private void watch(Link link) {
    int seen = link.beats;
    try {
      ScheduledFuture<?> unused =
          thread.schedule(
              () ->
                  state.run(
                      () -> {
                        if (links.containsValue(link) && link.beats == seen && !link.silent) {
                          violations.add("gateway: no heartbeat within " + interval);
                          link.close(4009, "Session timed out.");
                        }
                      }),
              interval.toMillis() * 3 / 2,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Discord is closing.
    }
  }

  private void heard(WsContext ctx, String text) {
    JsonNode frame = Json.parse(text);
    state.run(
        () -> {
          Link link = links.get(ctx.sessionId());
          if (link == null) {
            return;
          }
          if (link.heardNow() > MOST_FRAMES) {
            violations.add("gateway: more than " + MOST_FRAMES + " frames a minute");
            link.close(4008, "Rate limited.");
            return;
          }
          switch (frame.path("op").asInt(-1)) {
            case 1 -> beat(link, frame.path("d"));
            case 2 -> handshake.identify(this, link, frame.path("d"));
            case 6 -> handshake.resume(this, link, frame.path("d"));
            case 3 -> {}
            default -> {
              violations.add("gateway: a frame that is not expected: " + text);
              link.close(4001, "Unknown opcode.");
            }
          }
        });
  }

  private void beat(Link link, JsonNode last) {
    link.beats++;
    Session session = link.session;
    if (session != null && last.isInt()) {
      session.confirm(last.asInt());
    }
    write(link, Json.object().put("op", 11).putNull("d").putNull("s").putNull("t").toString());
    watch(link);
  }

  private void gone(WsContext ctx, int code) {
    state.run(
        () -> {
          Link link = links.remove(ctx.sessionId());
          Session session = link == null ? null : link.session;
          if (session != null && session.link == link) {
            session.link = null;
            if (code == 1000 || code == 1001) {
              sessions.remove(session.id);
            }
          }
        });
  }

  void open(Session session, Link link) {
    sessions.put(session.id, session);
    attach(session, link);
  }

  void attach(Session session, Link link) {
    session.link = link;
    link.session = session;
  }

  /** Sends what was missed, then says that this was all. */
  void replay(Session session, Link link, int last) {
    List<String> missed = session.after(last);
    attach(session, link);
    missed.forEach(frame -> write(link, frame));
    tell(session, "RESUMED", Json.object());
  }

  void invalidate(Link link, boolean resumable) {
    Session session = link.session;
    if (session != null && !resumable) {
      sessions.remove(session.id);
    }
    ObjectNode frame = Json.object().put("op", 9).put("d", resumable).putNull("s").putNull("t");
    write(link, frame.toString());
  }

  /** Says or does something on every connection that is open. */
  void onLinks(Consumer<Link> step) {
    List.copyOf(links.values()).forEach(step);
  }

  void askToReconnect(Link link) {
    write(link, Json.object().put("op", 7).putNull("d").putNull("s").putNull("t").toString());
  }

  void close(Link link, int code, String reason) {
    inTurn(() -> link.close(code, reason));
  }

  /** Sends a text as it is, with no place in the sequence. */
  void writeRaw(String text) {
    onLinks(link -> write(link, text));
  }

  Session session(String id) {
    return Objects.requireNonNull(sessions.get(id));
  }

  boolean knows(String id) {
    return sessions.containsKey(id);
  }

  Collection<Session> sessions() {
    return List.copyOf(sessions.values());
  }

  void forgetSessions() {
    sessions.values().forEach(session -> session.link = null);
    sessions.clear();
  }

  void loseWhileCut(boolean on) {
    losing = on;
  }

  void beatEvery(Duration every) {
    interval = every;
  }

  int opened() {
    return opened;
  }

  int written() {
    return written.get();
  }

  private void inTurn(Runnable step) {
    try {
      thread.execute(step);
    } catch (RejectedExecutionException e) {
      // Discord is closing; what happens while it does reaches nobody.
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
