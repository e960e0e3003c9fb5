package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.rapporteur.chat.fake.Json;

/** How a connection becomes a session, or a session goes on over a new connection. */
final class Handshake {
  private static final int PRIVILEGED_ALWAYS_OFF = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES;

  private final World world;
  private final Supplier<String> address;
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private int refusedResumes;
  private int resumed;
  private int identified;

  /**
   * @param address where a session is resumed
   */
  Handshake(World world, Supplier<String> address) {
    this.world = world;
    this.address = address;
  }

  /** Closes the connection of the next identify with this code. */
  void refuseIdentify(int code) {
    refusals.add(code);
  }

  void refuseResumes(int times) {
    refusedResumes = times;
  }

  int resumed() {
    return resumed;
  }

  int identified() {
    return identified;
  }

  void identify(Gateway gateway, Link link, JsonNode asked) {
    if (link.session != null) {
      gateway.close(link, 4005, "Already authenticated.");
      return;
    }
    int code = refusalOf(asked);
    if (code != 0) {
      gateway.close(link, code, reason(code));
      return;
    }
    int shards = asked.path("shard").path(1).asInt(1);
    Session session =
        new Session(asked.path("intents").asInt(), asked.path("shard").path(0).asInt(0), shards);
    identified++;
    gateway.open(session, link);
    List<Guild> guilds =
        world.guilds.values().stream()
            .filter(g -> Snowflakes.shard(g.id, shards) == session.shard)
            .filter(g -> g.members.containsKey(world.bot.id))
            .toList();
    gateway.tell(session, "READY", ready(session, guilds));
    if ((session.intents & Intent.GUILDS) != 0) {
      guilds.forEach(g -> gateway.tell(session, "GUILD_CREATE", g.json(world.bot)));
    }
  }

  private int refusalOf(JsonNode asked) {
    if (!refusals.isEmpty()) {
      return refusals.remove();
    }
    if (!asked.path("token").asText().equals(world.token)) {
      return 4004;
    }
    JsonNode shard = asked.path("shard");
    if (!shard.isMissingNode() && shard.path(0).asInt() >= shard.path(1).asInt()) {
      return 4010;
    }
    int intents = asked.path("intents").asInt(-1);
    if (intents < 0 || intents >= Intent.NONE_SUCH) {
      return 4013;
    }
    boolean words = (intents & Intent.MESSAGE_CONTENT) != 0 && !world.mayReadContent;
    return words || (intents & PRIVILEGED_ALWAYS_OFF) != 0 ? 4014 : 0;
  }

  private static String reason(int code) {
    return switch (code) {
      case 4004 -> "Authentication failed.";
      case 4010 -> "Invalid shard.";
      case 4011 -> "Sharding required.";
      case 4013 -> "Invalid intent(s).";
      case 4014 -> "Disallowed intent(s).";
      default -> "Closed.";
    };
  }

  private ObjectNode ready(Session session, List<Guild> guilds) {
    ObjectNode ready = Json.object().put("v", 10).put("session_id", session.id);
    ready.put("resume_gateway_url", address.get()).put("session_type", "normal");
    ready.set("user", world.selfJson());
    ArrayNode list = ready.putArray("guilds");
    guilds.forEach(g -> list.addObject().put("id", g.id).put("unavailable", true));
    ready.putArray("shard").add(session.shard).add(session.shards);
    ready.putObject("application").put("id", world.appId).put("flags", world.appFlags());
    ready.putArray("private_channels");
    ready.putArray("relationships");
    ready.putArray("presences");
    ready.putArray("geo_ordered_rtc_regions").add("rotterdam");
    ready.putObject("user_settings");
    ready.putArray("_trace").add("[\"gateway-fake\",{\"micros\":1}]");
    return ready;
  }

  void resume(Gateway gateway, Link link, JsonNode asked) {
    if (!asked.path("token").asText().equals(world.token)) {
      gateway.close(link, 4004, reason(4004));
      return;
    }
    String id = asked.path("session_id").asText();
    if (refusedResumes > 0 || !gateway.knows(id)) {
      refusedResumes = Math.max(0, refusedResumes - 1);
      if (gateway.knows(id)) {
        gateway.attach(gateway.session(id), link);
      }
      gateway.invalidate(link, false);
      return;
    }
    Session session = gateway.session(id);
    int last = asked.path("seq").asInt();
    if (last > session.sequence()) {
      gateway.close(link, 4007, "Invalid seq.");
      return;
    }
    resumed++;
    gateway.replay(session, link, last);
  }
}
