package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Relay;

/** The gateway's connections: what can happen to them. */
public final class Network {
  private final World world;
  private final Gateway gateway;
  private final Relay relay;

  Network(World world, Relay relay) {
    this.world = world;
    gateway = world.gateway;
    this.relay = relay;
  }

  /** Resets the connections without a goodbye. */
  public void cuts() {
    relay.cut();
  }

  /** Resets the connections once so many more frames went out: in the middle of a burst. */
  public void cutsAfter(int frames) {
    world.state.run(() -> gateway.afterFrames(frames, relay::cut));
  }

  /** Lets everything on the connections there are vanish; they stay open and dead. */
  public void fallsSilent() {
    world.state.run(() -> gateway.onLinks(link -> link.silent = true));
    relay.silence();
  }

  /** Takes no new connections. */
  public void stops() {
    relay.refuse(true);
  }

  /** Takes connections again. */
  public void resumes() {
    relay.refuse(false);
  }

  /** Refuses the next resumes: the sessions are over. */
  public void refusesResume(int times) {
    world.state.run(() -> world.handshake.refuseResumes(times));
  }

  /** Forgets every session, as after hours. */
  public void forgetsSessions() {
    world.state.run(gateway::forgetSessions);
  }

  /** Lets what happens while a session has no connection get lost; it is in the history. */
  public void losesEventsWhileCut(boolean on) {
    world.state.run(() -> gateway.loseWhileCut(on));
  }

  /** Asks every connection to come again. */
  public void asksToReconnect() {
    world.state.run(() -> gateway.onLinks(gateway::askToReconnect));
  }

  /** Says that the sessions are invalid. */
  public void invalidates(boolean resumable) {
    world.state.run(() -> gateway.onLinks(link -> gateway.invalidate(link, resumable)));
  }

  /** Closes every connection with a code. */
  public void closes(int code) {
    world.state.run(() -> gateway.onLinks(link -> gateway.close(link, code, "Closed.")));
  }

  /** Closes the connection of the next identify with a code, such as 4011. */
  public void refusesIdentify(int code) {
    world.state.run(() -> world.handshake.refuseIdentify(code));
  }

  /** How often connections that open from now on are to send a heartbeat. */
  public void beatsEvery(Duration interval) {
    world.state.run(() -> gateway.beatEvery(interval));
  }

  /** Dispatches any payload to every session, whatever it holds. */
  public void sendsRaw(String type, String json) {
    ObjectNode data = (ObjectNode) Json.parse(json);
    world.state.run(() -> gateway.sessions().forEach(session -> gateway.tell(session, type, data)));
  }

  /** Sends a text as it is, with no place in the sequence. */
  public void sendsFrame(String text) {
    world.state.run(() -> gateway.writeRaw(text));
  }

  /** How many connections there were since the start. */
  public int connectedSoFar() {
    return world.state.step(gateway::opened);
  }

  /** How many sessions began since the start. */
  public int identifiedSoFar() {
    return world.state.step(world.handshake::identified);
  }

  /** How many sessions were resumed since the start. */
  public int resumedSoFar() {
    return world.state.step(world.handshake::resumed);
  }

  /** How many frames were written since the start. */
  public int framesSoFar() {
    return world.state.step(gateway::written);
  }

  /** Waits until so many sessions began since the start, and every session has its connection. */
  public void awaitIdentified(int count) {
    world.state.await(
        count + " sessions",
        () -> Optional.of(count).filter(c -> world.handshake.identified() >= c && isWhole()));
  }

  /** Waits until so many sessions were resumed since the start. */
  public void awaitResumed(int count) {
    world.state.await(
        count + " resumed sessions",
        () -> Optional.of(count).filter(c -> world.handshake.resumed() >= c && isWhole()));
  }

  private boolean isWhole() {
    return gateway.sessions().stream().allMatch(session -> session.link != null);
  }
}
