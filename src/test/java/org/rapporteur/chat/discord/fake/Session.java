package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** What a bot that identified is told, kept until it says that it has it. Guarded by the world. */
final class Session {
  final String id = UUID.randomUUID().toString().replace("-", "");
  final int intents;
  final int shard;
  final int shards;
  @Nullable Link link;
  private final TreeMap<Integer, String> unconfirmed = new TreeMap<>();
  private int sequence;

  Session(int intents, int shard, int shards) {
    this.intents = intents;
    this.shard = shard;
    this.shards = shards;
  }

  int sequence() {
    return sequence;
  }

  /** The frame of the next dispatch. */
  String append(String type, JsonNode data) {
    ObjectNode frame = Json.object().put("t", type).put("s", ++sequence).put("op", 0);
    frame.set("d", data);
    String text = frame.toString();
    unconfirmed.put(sequence, text);
    return text;
  }

  /** Forgets what the bot has. */
  void confirm(int upTo) {
    unconfirmed.headMap(upTo, true).clear();
  }

  /** The frames after one, in order. */
  List<String> after(int last) {
    return List.copyOf(unconfirmed.tailMap(last, false).values());
  }
}
