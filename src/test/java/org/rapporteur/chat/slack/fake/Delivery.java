package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Something handed to the bot: an event, a command or an interaction, and how the bot took it. */
public final class Delivery {
  static final String EVENT = "events_api";
  static final String COMMAND = "slash_commands";
  static final String INTERACTION = "interactive";

  /** A text that goes out as it is. */
  static final String RAW = "raw";

  private final String id;
  private final String type;
  private final JsonNode payload;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile @Nullable Object carrier;
  private volatile long sentNanos;
  private volatile long answeredNanos;
  private volatile int status;
  private volatile JsonNode answer = MissingNode.getInstance();

  Delivery(String id, String type, JsonNode payload) {
    this.id = id;
    this.type = type;
    this.payload = payload;
  }

  /** The envelope's id. */
  public String id() {
    return id;
  }

  /** {@code events_api}, {@code slash_commands}, {@code interactive} or {@code raw}. */
  public String type() {
    return type;
  }

  public JsonNode payload() {
    return payload;
  }

  /** How often it was sent; 0 while no connection was there to take it. */
  public int attempts() {
    return attempts.get();
  }

  /** Whether the bot took it: the acknowledgement, or an answer of 200. */
  public boolean acked() {
    return status == 200;
  }

  /** The answer's HTTP status, 200 for an acknowledgement; 0 without an answer. */
  public int status() {
    return status;
  }

  /** What came with the acknowledgement; a missing node when nothing did. */
  public JsonNode answer() {
    return answer;
  }

  /** From the last time it was sent to its answer. */
  public Duration took() {
    return Duration.ofNanos(answeredNanos - sentNanos);
  }

  boolean isEvent() {
    return type.equals(EVENT);
  }

  @Nullable Object carrier() {
    return carrier;
  }

  void sent(Object by) {
    carrier = by;
    attempts.incrementAndGet();
    sentNanos = System.nanoTime();
  }

  void answered(int code, JsonNode body) {
    answeredNanos = System.nanoTime();
    answer = body;
    status = code;
  }
}
