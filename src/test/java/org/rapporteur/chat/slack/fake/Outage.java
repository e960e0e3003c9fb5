package org.rapporteur.chat.slack.fake;

import java.util.Optional;

/** What can happen to the connections of Socket Mode. */
public final class Outage {
  private final Relay relay;
  private final SocketMode socket;
  private final Watched state;

  Outage(Relay relay, SocketMode socket, Watched state) {
    this.relay = relay;
    this.socket = socket;
    this.state = state;
  }

  /** Resets the connections without a goodbye. */
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
    state.await(
        count + " connections",
        () -> Optional.of(count).filter(c -> socket.connected() >= c && socket.open() > 0));
  }
}
