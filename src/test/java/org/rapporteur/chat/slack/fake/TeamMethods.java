package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** Who is who, and the tokens. */
final class TeamMethods {
  private final Workspace workspace;

  TeamMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  void register(WebApi api) {
    api.add("api.test", WebApi.Caller.ANYBODY, call -> Json.object());
    api.add("auth.test", WebApi.Caller.EITHER, call -> self());
    api.add("auth.revoke", WebApi.Caller.EITHER, this::revoke);
    api.add("oauth.v2.access", WebApi.Caller.ANYBODY, this::access);
    api.add("users.info", "users:read", this::user);
    api.add("team.info", "team:read", call -> team());
  }

  private ObjectNode self() {
    return Json.object()
        .put("url", "https://assembly.slack.com/")
        .put("team", "Assembly")
        .put("user", "rapporteur")
        .put("team_id", Workspace.TEAM)
        .put("user_id", workspace.bot.id())
        .put("bot_id", Workspace.BOT_ID)
        .put("is_enterprise_install", false);
  }

  private ObjectNode revoke(Call call) {
    return Json.object().put("revoked", call.flag("test") || workspace.tokens.revoke(call.token()));
  }

  private ObjectNode access(Call call) {
    boolean refresh = call.text("grant_type").equals("refresh_token");
    if (refresh && !workspace.tokens.takeRefresh(call.text("refresh_token"))) {
      throw new Refusal("invalid_refresh_token");
    }
    if (!refresh && !workspace.tokens.takeCode(call.needed("code"))) {
      throw new Refusal("invalid_code");
    }
    String access = "xoxe.xoxb-1-" + workspace.newId("");
    String next = "xoxe-1-" + workspace.newId("");
    workspace.tokens.addRotating(access, next);
    ObjectNode answer =
        Json.object()
            .put("app_id", Workspace.APP)
            .put("access_token", access)
            .put("refresh_token", next)
            .put("expires_in", Tokens.LIFE.toSeconds())
            .put("token_type", "bot")
            .put("scope", String.join(",", workspace.tokens.scopes()))
            .put("bot_user_id", workspace.bot.id())
            .put("is_enterprise_install", false);
    answer.putObject("team").put("id", Workspace.TEAM).put("name", "Assembly");
    answer.putObject("authed_user").put("id", "U0000ADM");
    answer.putNull("enterprise");
    return answer;
  }

  private ObjectNode user(Call call) {
    ObjectNode user = workspace.account(call.needed("user")).json(Workspace.TEAM);
    if (call.flag("include_locale")) {
      user.put("locale", workspace.languages.getOrDefault(call.text("user"), "en-US"));
    }
    ObjectNode answer = Json.object();
    answer.set("user", user);
    return answer;
  }

  private static ObjectNode team() {
    ObjectNode answer = Json.object();
    answer
        .putObject("team")
        .put("id", Workspace.TEAM)
        .put("name", "Assembly")
        .put("domain", "assembly");
    return answer;
  }
}
