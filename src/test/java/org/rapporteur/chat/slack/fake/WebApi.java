package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rapporteur.chat.fake.Answering;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.fake.Faults;
import org.rapporteur.chat.fake.Json;

/** The Web API: who may call what, what goes wrong on demand, and the list of calls. */
final class WebApi {
  /** Whose token a method takes. */
  enum Caller {
    BOT,
    APP,
    EITHER,
    ANYBODY
  }

  private record Method(Caller caller, String scope, Function<Call, ObjectNode> run) {}

  private final Workspace workspace;
  private final Faults faults;
  private final Map<String, Method> methods = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final Answering answering = new Answering();

  WebApi(Workspace workspace, Faults faults) {
    this.workspace = workspace;
    this.faults = faults;
  }

  /**
   * Adds a method for a bot's token.
   *
   * @param scope what it needs; empty when it needs none or finds out itself
   */
  void add(String name, String scope, Function<Call, ObjectNode> run) {
    methods.put(name, new Method(Caller.BOT, scope, run));
  }

  void add(String name, Caller caller, Function<Call, ObjectNode> run) {
    methods.put(name, new Method(caller, "", run));
  }

  List<Call> calls(String method) {
    return workspace.state.step(
        () -> calls.stream().filter(c -> c.method().equals(method)).toList());
  }

  /** Lets go of the answers that are held. */
  void release() {
    answering.release();
  }

  void handle(Context ctx) {
    Call call = new Call(ctx.pathParam("method"), arguments(ctx), token(ctx), System.nanoTime());
    Optional<Fault> fault =
        workspace.state.step(
            () -> {
              calls.add(call);
              return faults.next(call.method());
            });
    if (fault.isPresent() && !fault.get().carriedOut()) {
      refuse(ctx, fault.get());
      return;
    }
    ObjectNode answer = workspace.state.step(() -> answer(call));
    if (answer.path("error").asText().equals("ratelimited")) {
      refuse(ctx, Fault.rateLimited(1));
      return;
    }
    if (workspace.state.step(() -> workspace.tokens.isBot(call.token()))) {
      ctx.header("x-oauth-scopes", String.join(",", workspace.tokens.scopes()));
    }
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    ctx.contentType("application/json; charset=utf-8");
    answering.answer(ctx, body, fault);
  }

  private static void refuse(Context ctx, Fault fault) {
    ctx.contentType("application/json; charset=utf-8");
    if (fault instanceof Fault.RateLimited limited) {
      ctx.status(429).header("Retry-After", String.valueOf(limited.retryAfterSeconds()));
      ctx.result(new Refusal("ratelimited").body().toString());
    } else if (fault instanceof Fault.Refused refused) {
      ctx.result(new Refusal(refused.error()).body().toString());
    } else {
      ctx.status(500).contentType("text/html").result("<html>Server Error</html>");
    }
  }

  private ObjectNode answer(Call call) {
    try {
      Method method = methods.get(call.method());
      if (method == null) {
        workspace.strictness.broken("an unknown method: " + call.method());
        throw new Refusal("unknown_method").with("req_method", call.method());
      }
      authorise(call, method);
      return method.run().apply(call).put("ok", true);
    } catch (Refusal refusal) {
      return refusal.body();
    } catch (NumberFormatException e) {
      return new Refusal("invalid_arguments").body();
    }
  }

  private void authorise(Call call, Method method) {
    if (method.caller() == Caller.ANYBODY) {
      return;
    }
    workspace
        .tokens
        .refusal(call.token(), method.caller() != Caller.BOT, method.caller() != Caller.APP)
        .ifPresent(
            error -> {
              throw new Refusal(error);
            });
    if (!method.scope().isEmpty()) {
      need(workspace, method.scope());
    }
  }

  /** Refuses a bot that lacks a scope. */
  static void need(Workspace workspace, String scope) {
    if (!workspace.tokens.scopes().contains(scope)) {
      throw new Refusal("missing_scope")
          .with("needed", scope)
          .with("provided", String.join(",", workspace.tokens.scopes()));
    }
  }

  private static String token(Context ctx) {
    String header = ctx.header("Authorization");
    if (header != null && header.startsWith("Bearer ")) {
      return header.substring("Bearer ".length());
    }
    return arguments(ctx).path("token").asText("");
  }

  private static JsonNode arguments(Context ctx) {
    String type = ctx.contentType();
    if (type != null && type.startsWith("application/json")) {
      JsonNode body = Json.parse(ctx.body());
      return body.isObject() ? body : Json.object();
    }
    ObjectNode fields = Json.object();
    ctx.queryParamMap().forEach((name, values) -> fields.put(name, values.get(0)));
    ctx.formParamMap().forEach((name, values) -> fields.put(name, values.get(0)));
    return fields;
  }
}
