package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Hands what happened to the bot, in order, and keeps how the bot took it. */
final class Courier implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread t = new Thread(task, "fake-slack-courier");
            t.setDaemon(true);
            return t;
          });
  private final Map<String, Delivery> deliveries =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile @Nullable Wire wire;
  private volatile boolean losingEvents;

  void over(Wire way) {
    wire = way;
  }

  void loseEvents(boolean lose) {
    losingEvents = lose;
  }

  void event(JsonNode payload) {
    if (!losingEvents) {
      send(Delivery.EVENT, payload);
    }
  }

  Delivery send(String type, JsonNode payload) {
    Delivery delivery = new Delivery(UUID.randomUUID().toString(), type, payload);
    deliveries.put(delivery.id(), delivery);
    inTurn(
        () -> {
          // A connection that opened meanwhile may have taken it.
          if (delivery.attempts() == 0) {
            carry(delivery);
          }
        });
    return delivery;
  }

  /** Sends it once more, whatever became of it. */
  void again(Delivery delivery) {
    inTurn(() -> carry(delivery));
  }

  private void carry(Delivery delivery) {
    Wire way = wire;
    if (way != null) {
      way.carry(delivery);
    }
  }

  List<Delivery> deliveries() {
    synchronized (deliveries) {
      return List.copyOf(deliveries.values());
    }
  }

  Optional<Delivery> delivery(String id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  /** Runs after everything that is to be sent before. */
  void inTurn(Runnable step) {
    try {
      thread.execute(step);
    } catch (RejectedExecutionException e) {
      // Slack is closing; what happens while it does reaches nobody.
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
