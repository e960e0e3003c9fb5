package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** The addresses at which the bot answers a command or an interaction: five times each. */
final class ResponseUrls {
  private static final int MOST = 5;

  private static final class Grant {
    private final Account user;
    private final Room room;
    private final @Nullable Message source;
    private int used;

    private Grant(Account user, Room room, @Nullable Message source) {
      this.user = user;
      this.room = room;
      this.source = source;
    }
  }

  private final Workspace workspace;
  private final ChatMethods chat;
  private final Supplier<String> base;
  private final Map<String, Grant> grants = new HashMap<>();

  ResponseUrls(Workspace workspace, ChatMethods chat, Supplier<String> base) {
    this.workspace = workspace;
    this.chat = chat;
    this.base = base;
  }

  /** A new address. */
  String grant(Account user, Room room, @Nullable Message source) {
    String id = workspace.newId("R");
    grants.put(id, new Grant(user, room, source));
    return base.get() + "/response/" + id;
  }

  void handle(Context ctx) {
    JsonNode body = Json.parse(ctx.body());
    String error =
        workspace.state.step(
            () -> {
              Grant grant = grants.get(ctx.pathParam("id"));
              if (grant == null || grant.used++ >= MOST) {
                workspace.strictness.broken("a response_url that is no longer good: " + ctx.path());
                return "used_url";
              }
              return answered(grant, body);
            });
    if (error.isEmpty()) {
      ctx.result("ok");
    } else {
      ctx.status(error.equals("used_url") ? 404 : 400).result(error);
    }
  }

  private String answered(Grant grant, JsonNode body) {
    try {
      answer(grant.user, grant.room, grant.source, body);
      return "";
    } catch (Refusal refusal) {
      return refusal.body().path("error").asText();
    }
  }

  /** Does what an answer asks for, that came to an address or with an acknowledgement. */
  void answer(Account user, Room room, @Nullable Message source, JsonNode body) {
    boolean channels = source != null && source.onlyFor() == null;
    if (source != null && body.path("delete_original").asBoolean()) {
      if (channels) {
        workspace.remove(room, source);
      } else {
        source.delete();
      }
      return;
    }
    ObjectNode written =
        chat.written("response_url", body, body.path("thread_ts").asText(""))
            .put("type", "message");
    if (source != null && body.path("replace_original").asBoolean()) {
      written.put("ts", source.ts());
      if (channels) {
        workspace.change(room, source, written);
      } else {
        source.become(written);
        workspace.alone.add(source);
      }
    } else if (body.path("response_type").asText().equals("in_channel")) {
      workspace.add(room, written);
    } else {
      workspace.showAlone(room, user.id(), written);
    }
  }
}
