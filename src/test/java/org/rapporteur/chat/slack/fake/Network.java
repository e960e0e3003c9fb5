package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.fake.Relay;

/** The way from Slack to the bot: what was delivered over it, and what can happen to it. */
public final class Network {
  private final Workspace workspace;
  private final Courier courier;
  private final SocketMode socket;
  private final Relay relay;

  Network(Workspace workspace, Courier courier, SocketMode socket, Relay relay) {
    this.workspace = workspace;
    this.courier = courier;
    this.socket = socket;
    this.relay = relay;
  }

  /** Hands over a payload as an event, whatever it holds. */
  public Delivery sendsPayload(JsonNode payload) {
    return courier.send(Delivery.EVENT, payload);
  }

  /** Sends a text as it is: a frame over Socket Mode, a signed body over HTTP. */
  public Delivery sendsRaw(String text) {
    return courier.send(Delivery.RAW, TextNode.valueOf(text));
  }

  /** Hands the last event over once more, with the same event_id. */
  public void redeliversLast() {
    List<Delivery> events = deliveries().stream().filter(Delivery::isEvent).toList();
    courier.again(events.get(events.size() - 1));
  }

  /** Hands every event over once more that wasn't acknowledged. */
  public void redeliversUnacknowledged() {
    deliveries().stream().filter(d -> d.isEvent() && !d.acked()).forEach(courier::again);
  }

  /** Everything handed to the bot, in order. */
  public List<Delivery> deliveries() {
    return courier.deliveries();
  }

  /** Lets events get lost, or no longer; what happened is in the history all the same. */
  public void losesEvents(boolean lose) {
    courier.loseEvents(lose);
  }

  /** From now on delivers by signed requests to an address instead of Socket Mode. */
  public void deliversTo(URI address) {
    deliversTo(address, FakeSlack.SIGNING_SECRET, Duration.ZERO);
  }

  /**
   * As {@link #deliversTo(URI)}, signed otherwise.
   *
   * @param ahead how far the signature's time is ahead of the clock
   */
  public void deliversTo(URI address, String secret, Duration ahead) {
    courier.over(new HttpWire(workspace, address, secret, ahead));
  }

  /** Resets the connections of Socket Mode without a goodbye. */
  public void cut() {
    relay.cut();
  }

  /** Lets everything on the connections there are vanish; they stay open and dead. */
  public void fallsSilent() {
    relay.silence();
  }

  /**
   * Announces the end of the connections.
   *
   * @param reason {@code warning}; {@code refresh_requested}, after which they are closed once
   *     there is another; or {@code link_disabled}, which closes them
   */
  public void disconnects(String reason) {
    socket.disconnect(reason);
  }

  /** How many connections there were since the start. */
  public int connectedSoFar() {
    return socket.connected();
  }

  /** Waits until there were so many connections since the start, and one of them is open. */
  public void awaitConnections(int count) {
    workspace.state.await(
        count + " connections",
        () -> Optional.of(count).filter(c -> socket.connected() >= c && socket.open() > 0));
  }
}
