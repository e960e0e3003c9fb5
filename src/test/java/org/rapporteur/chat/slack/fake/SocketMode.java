package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's side of Socket Mode. The connections belong to the courier's thread; an event that a lost
 * connection left without an acknowledgement goes over the next one.
 */
final class SocketMode implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

  private final Workspace workspace;
  private final Courier courier;
  private final Set<String> tickets = new HashSet<>();
  private final List<WsContext> connections = new ArrayList<>();
  private final Set<String> leaving = new HashSet<>();
  private int connected;

  SocketMode(Workspace workspace, Courier courier) {
    this.workspace = workspace;
    this.courier = courier;
  }

  /** The query of an address that lets one connection in. */
  String newTicket() {
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return "ticket=" + ticket + "&app_id=" + Workspace.APP;
  }

  void serve(WsConfig ws) {
    ws.onConnect(this::connected);
    ws.onMessage(ctx -> acknowledged(Json.parse(ctx.message())));
    ws.onClose(ctx -> courier.inTurn(() -> gone(ctx)));
  }

  /** How many connections there were since the start. */
  int connected() {
    return workspace.state.step(() -> connected);
  }

  /** How many connections are open. */
  int open() {
    return workspace.state.step(connections::size);
  }

  private void connected(WsConnectContext ctx) {
    String ticket = ctx.queryParam("ticket");
    if (!workspace.state.step(() -> tickets.remove(ticket == null ? "" : ticket))) {
      ctx.closeSession(1008, "no such ticket");
      return;
    }
    ctx.enableAutomaticPings();
    courier.inTurn(() -> welcome(ctx));
  }

  private void welcome(WsContext ctx) {
    workspace.state.run(
        () -> {
          connections.add(ctx);
          connected++;
        });
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", open());
    hello.putObject("connection_info").put("app_id", Workspace.APP);
    hello
        .putObject("debug_info")
        .put("host", "applink-1")
        .put("build_number", 1)
        .put("approximate_connection_time", 18_060);
    write(ctx, hello.toString());
    List.copyOf(connections).stream()
        .filter(c -> leaving.remove(c.sessionId()))
        .forEach(WsContext::closeSession);
    resend();
  }

  private void gone(WsContext ctx) {
    workspace.state.run(() -> connections.removeIf(c -> c.sessionId().equals(ctx.sessionId())));
    resend();
  }

  private void resend() {
    if (connections.isEmpty()) {
      return;
    }
    for (Delivery delivery : courier.deliveries()) {
      boolean lost = delivery.attempts() > 0 && !isOpen(delivery.carrier());
      if (!delivery.acked() && (delivery.attempts() == 0 || (lost && delivery.isEvent()))) {
        carry(delivery);
      }
    }
  }

  private boolean isOpen(@Nullable Object sessionId) {
    return connections.stream().anyMatch(c -> c.sessionId().equals(sessionId));
  }

  /**
   * Says that a connection ends: {@code warning}, {@code refresh_requested}, {@code link_disabled}.
   */
  void disconnect(String reason) {
    courier.inTurn(
        () -> {
          ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
          frame.putObject("debug_info").put("host", "applink-1");
          for (WsContext ctx : List.copyOf(connections)) {
            write(ctx, frame.toString());
            if (reason.equals("refresh_requested")) {
              leaving.add(ctx.sessionId());
            } else if (reason.equals("link_disabled")) {
              ctx.closeSession();
            }
          }
        });
  }

  @Override
  public void carry(Delivery delivery) {
    if (connections.isEmpty()) {
      return;
    }
    WsContext ctx = connections.get(connections.size() - 1);
    workspace.state.run(() -> delivery.sent(ctx.sessionId()));
    write(
        ctx,
        delivery.type().equals(Delivery.RAW)
            ? delivery.payload().asText()
            : envelope(delivery).toString());
  }

  private static ObjectNode envelope(Delivery delivery) {
    ObjectNode frame =
        Json.object()
            .put("envelope_id", delivery.id())
            .put("type", delivery.type())
            .put("accepts_response_payload", !delivery.isEvent());
    frame.set("payload", delivery.payload());
    if (delivery.isEvent()) {
      frame
          .put("retry_attempt", delivery.attempts() - 1)
          .put("retry_reason", delivery.attempts() == 1 ? "" : "timeout");
    }
    return frame;
  }

  private static void write(WsContext ctx, String text) {
    try {
      ctx.send(text);
    } catch (RuntimeException e) {
      LOG.debug("a connection was lost while writing to it", e);
    }
  }

  private void acknowledged(JsonNode ack) {
    String id = ack.path("envelope_id").asText();
    workspace.state.run(
        () ->
            courier
                .delivery(id)
                .ifPresentOrElse(
                    d -> d.answered(200, ack.path("payload")),
                    () -> workspace.strictness.broken("an ack of what was not sent: " + ack)));
  }
}
