package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of Slack's Web API as installations need, over HTTP, for the SDK as it is. */
final class WebApiStub implements AutoCloseable {
  static final Client CLIENT = new Client("1.2", "client-secret");
  static final int HOURS_12 = 43_200;

  private static final String CREDENTIALS =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  (CLIENT.id() + ":" + CLIENT.secret()).getBytes(StandardCharsets.UTF_8));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile String refusal = "";
  private int issued;

  /** Where the bot is let in, and how oauth.v2.access says so. */
  private record Grant(String place, String name, String json) {}

  WebApiStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The SDK, talking to this. */
  Slack slack() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    return Slack.getInstance(config);
  }

  /** A code is good for one installation of the bot in a workspace. */
  void code(String code, String team, String name) {
    codes.put(
        code,
        new Grant(
            team,
            name,
            """
        "team": {"id": "%1$s", "name": "%2$s"}, "enterprise": null, "is_enterprise_install": false"""
                .formatted(team, name)));
  }

  /** The same in a whole organisation. */
  void codeOfOrganisation(String code, String organisation, String name) {
    codes.put(
        code,
        new Grant(
            organisation,
            name,
            """
        "team": null, "enterprise": {"id": "%1$s", "name": "%2$s"}, "is_enterprise_install": true"""
                .formatted(organisation, name)));
  }

  /** A token of the bot that auth.test knows. */
  void token(String token, String team, String name) {
    tokens.put(
        token,
        """
        {"ok": true, "url": "https://x.slack.com/", "team": "%s", "user": "rapporteur", "team_id": "%s", "user_id": "UBOT", "bot_id": "BBOT"}"""
            .formatted(name, team));
  }

  /** What auth.test answers for a token. */
  void answer(String token, String json) {
    tokens.put(token, json);
  }

  /** From now on, an error of oauth.v2.access; HTTP 500 if it is that; none if empty. */
  void refuses(String error) {
    refusal = error;
  }

  /** The methods that were called; of oauth.v2.access with its grant type. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  long renewals() {
    return calls.stream().filter("renewal"::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Map<String, String> form = form(exchange);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    int status = 200;
    String body;
    if (method.equals("auth.test")) {
      calls.add(method);
      body =
          tokens.getOrDefault(
              authorization.replace("Bearer ", ""), "{\"ok\": false, \"error\": \"invalid_auth\"}");
    } else {
      calls.add(form.containsKey("code") ? "exchange" : "renewal");
      status = refusal.equals("500") ? 500 : 200;
      body = access(authorization, form);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized String access(String authorization, Map<String, String> form) {
    String error = refusal;
    if (error.isEmpty() && !CREDENTIALS.equals(authorization)) {
      error = "bad_client_secret";
    }
    String code = form.get("code");
    Grant granted =
        code != null ? codes.get(code) : refreshTokens.get(form.getOrDefault("refresh_token", ""));
    if (error.isEmpty()) {
      error = granted != null ? "" : code != null ? "invalid_code" : "invalid_refresh_token";
    }
    if (!error.isEmpty() || granted == null) {
      return "{\"ok\": false, \"error\": \"%s\"}".formatted(error);
    }
    codes.values().remove(granted);
    refreshTokens.values().remove(granted);
    issued++;
    String token = "xoxe.xoxb-token-" + issued;
    if (!tokens.containsKey(token)) {
      token(token, granted.place(), granted.name());
    }
    refreshTokens.put("xoxe-refresh-" + issued, granted);
    return """
        {"ok": true, "app_id": "A1", "authed_user": {"id": "UADMIN"}, "scope": "chat:write,commands",
         "token_type": "bot", "access_token": "%s", "refresh_token": "xoxe-refresh-%d",
         "expires_in": %d, "bot_user_id": "UBOT", %s}"""
        .formatted(token, issued, HOURS_12, granted.json());
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        form.put(
            pair.substring(0, sign),
            URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
