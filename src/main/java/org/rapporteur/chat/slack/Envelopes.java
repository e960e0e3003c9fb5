package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.util.json.GsonFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes over Socket Mode and acknowledges it: events once they are kept, calls with
 * their answer. Events of one message keep their order.
 */
final class Envelopes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Envelopes.class);
  private static final int LANES = 8;
  private static final long CLOSING_SECONDS = 5;
  private static final long OPENING_SECONDS = 5;

  private final App app;
  private final Inbound inbound;
  private final Executor taking;
  private final Runnable renew;
  private final SocketModeRequestParser parser;
  private final List<ExecutorService> lanes =
      Stream.generate(Executors::newSingleThreadExecutor).limit(LANES).toList();
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile boolean closed;

  /**
   * @param taking runs commands and clicks
   * @param renew told that Slack asks for a new connection
   */
  Envelopes(App app, Inbound inbound, Executor taking, Runnable renew) {
    this.app = app;
    this.inbound = inbound;
    this.taking = taking;
    this.renew = renew;
    this.parser = new SocketModeRequestParser(app.config());
  }

  /**
   * Takes a frame.
   *
   * @param origin the connection it came on, once it can be written to: Slack takes
   *     acknowledgements on no other
   */
  void take(String frame, Future<SocketModeClient> origin) {
    if (closed) {
      return; // Slack brings it again
    }
    try {
      JsonNode tree = json.readTree(frame);
      switch (tree.path("type").asText("")) {
        case "disconnect" -> {
          log.info("Slack asks for a new connection: {}", tree.path("reason").asText(""));
          renew.run();
        }
        case "events_api" -> lane(tree).execute(() -> event(tree, origin));
        case "slash_commands", "interactive" -> taking.execute(() -> call(frame, tree, origin));
        default -> log.debug("a frame without a request");
      }
    } catch (JsonProcessingException e) {
      inbound.unreadable(frame, "a frame that is no JSON");
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

  /** Lets what was taken end. */
  @Override
  public void close() {
    closed = true;
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
