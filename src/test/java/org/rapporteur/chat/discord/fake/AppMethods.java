package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.rapporteur.chat.fake.Json;

/** The bot itself: who it is, where its gateway is, and the commands it registered. */
final class AppMethods {
  private static final String COMMANDS = "/applications/{application_id}/commands";

  private final World world;
  private final Strictness strictness;
  private final Supplier<String> gateway;
  private ArrayNode commands = Json.array();
  private int shards = 1;
  private int registrations;

  AppMethods(World world, Strictness strictness, Supplier<String> gateway) {
    this.world = world;
    this.strictness = strictness;
    this.gateway = gateway;
  }

  void register(Routes routes) {
    routes.add("GET /users/@me", call -> world.selfJson());
    routes.add("GET /users/{user_id}", this::user);
    routes.add("GET /applications/@me", call -> app());
    routes.add("GET /oauth2/applications/@me", call -> app());
    routes.add("GET /gateway", call -> Json.object("url", gateway.get()));
    routes.add("GET /gateway/bot", call -> bot());
    routes.add("GET " + COMMANDS, this::list);
    routes.add("PUT " + COMMANDS, this::replace);
  }

  private JsonNode user(RestCall call) {
    Account account = world.accounts.get(call.in("user_id"));
    if (account == null) {
      throw new Refusal(Refusal.Code.UNKNOWN_USER);
    }
    return account.json();
  }

  private ObjectNode app() {
    ObjectNode app =
        Json.object()
            .put("id", world.appId)
            .put("name", world.bot.name)
            .putNull("icon")
            .put("description", "Keeps the record of what the floor asks.")
            .putNull("type")
            .put("bot_public", false)
            .put("bot_require_code_grant", false)
            .put("verify_key", "0".repeat(64))
            .put("flags", world.appFlags())
            .put("flags_new", String.valueOf(world.appFlags()))
            .putNull("max_participants")
            .putNull("interactions_endpoint_url")
            .putNull("role_connections_verification_url")
            .put("approximate_guild_count", world.guilds.size())
            .put("approximate_user_install_count", 0)
            .put("approximate_user_authorization_count", 0)
            .put("explicit_content_filter", 0)
            .putNull("team");
    app.putArray("redirect_uris");
    app.putArray("eligible_oauth2_scopes").add("bot");
    app.set("owner", world.owner.json());
    return app;
  }

  private ObjectNode bot() {
    ObjectNode bot = Json.object().put("url", gateway.get()).put("shards", shards);
    bot.putObject("session_start_limit")
        .put("total", 1000)
        .put("remaining", 999)
        .put("reset_after", 14_400_000)
        .put("max_concurrency", 16);
    return bot;
  }

  private JsonNode list(RestCall call) {
    own(call);
    return commands;
  }

  private JsonNode replace(RestCall call) {
    own(call);
    strictness.commands(call.route(), call.body());
    registrations++;
    ArrayNode registered = Json.array();
    for (JsonNode sent : call.body()) {
      registered.add(registered((ObjectNode) sent.deepCopy()));
    }
    commands = registered;
    return commands;
  }

  private ObjectNode registered(ObjectNode command) {
    int type = command.path("type").asInt(1);
    String id =
        command(command.path("name").asText(), type)
            .map(c -> c.path("id").asText())
            .orElseGet(world.ids::next);
    command.put("id", id).put("application_id", world.appId).put("version", world.ids.next());
    command.put("type", type);
    if (!command.has("description")) {
      command.put("description", "");
    }
    if (!command.has("default_member_permissions")) {
      command.putNull("default_member_permissions");
    }
    OpenApi.withNumbers(command);
    command.remove("dm_permission");
    return command;
  }

  private void own(RestCall call) {
    if (!call.in("application_id").equals(world.appId)) {
      throw new Refusal(Refusal.Code.MISSING_ACCESS);
    }
  }

  /** A registered command of a type. */
  Optional<JsonNode> command(String name, int type) {
    return Json.items(commands)
        .filter(c -> c.path("type").asInt() == type && c.path("name").asText().equals(name))
        .findFirst();
  }

  JsonNode commands() {
    return commands.deepCopy();
  }

  int registrations() {
    return registrations;
  }

  void recommendShards(int count) {
    shards = count;
  }
}
