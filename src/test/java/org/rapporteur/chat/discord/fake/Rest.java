package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rapporteur.chat.fake.Answering;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.fake.Faults;
import org.rapporteur.chat.fake.Json;

/** Discord's REST interface: who may ask what, how often, and what goes wrong on demand. */
final class Rest {
  static final String PREFIX = "/api/v10";

  private final World world;
  private final Routes routes;
  private final OpenApi description;
  private final Buckets buckets;
  private final Faults faults = new Faults();
  private final Answering answering = new Answering();
  private final List<RestCall> log = new ArrayList<>();
  private volatile boolean strictWithItself;

  Rest(World world, Routes routes, OpenApi description) {
    this.world = world;
    this.routes = routes;
    this.description = description;
    buckets = new Buckets(world);
  }

  void handle(Context ctx) {
    String path = ctx.path().substring(PREFIX.length());
    String request =
        ctx.method() + " " + URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    ctx.contentType("application/json");
    Optional<Routes.Match> match = routes.match(request);
    if (match.isEmpty()) {
      world.violations.add("no such request: " + request);
      refuse(ctx, new Refusal(Refusal.Code.GENERAL));
      return;
    }
    Routes.Route route = match.get().route();
    RestCall call = read(ctx, match.get());
    Optional<Fault> fault = world.state.step(() -> admit(ctx, route, call));
    if (fault.isEmpty() || fault.get().carriedOut()) {
      if (ctx.statusCode() == 200) {
        answer(ctx, route, call, fault);
      }
    } else {
      refuse(ctx, fault.get());
    }
    int status = ctx.statusCode();
    world.state.run(() -> log.add(call.answered(status)));
  }

  /** Refuses who has no token or comes too early; what else goes wrong is returned. */
  private Optional<Fault> admit(Context ctx, Routes.Route route, RestCall call) {
    if (!route.secret()) {
      buckets.countAll();
      if (!("Bot " + world.token).equals(ctx.header("Authorization"))) {
        refuse(ctx, new Refusal(Refusal.Code.UNAUTHORIZED));
        return Optional.empty();
      }
    }
    if (buckets.isTooEarly(ctx, route.name(), route.bucket(call.path()))) {
      return Optional.empty();
    }
    return faults.next(route.name());
  }

  private void answer(Context ctx, Routes.Route route, RestCall call, Optional<Fault> fault) {
    List<String> problems = description.problems(call);
    problems.forEach(p -> world.violations.add(call.route() + ": " + p));
    try {
      if (!problems.isEmpty()) {
        throw new Refusal(Refusal.Code.INVALID_FORM, String.join("; ", problems));
      }
      JsonNode body = world.state.step(() -> route.run().apply(call));
      if (strictWithItself) {
        description
            .problemsOfAnswer(call, body)
            .forEach(
                p -> world.violations.add("Discord's own answer to " + call.route() + ": " + p));
      }
      boolean empty = body.isMissingNode();
      ctx.status(empty ? 204 : 200);
      byte[] bytes = empty ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
      answering.answer(ctx, bytes, fault);
    } catch (Refusal refusal) {
      refuse(ctx, refusal);
    }
  }

  private static void refuse(Context ctx, Fault fault) {
    if (fault instanceof Fault.RateLimited limited) {
      Buckets.refuse(ctx, limited);
    } else if (fault instanceof Fault.Refused refused) {
      refuse(ctx, new Refusal(Refusal.Code.of(refused.error())));
    } else {
      ctx.status(500).result("{\"message\": \"500: Internal Server Error\", \"code\": 0}");
    }
  }

  private static void refuse(Context ctx, Refusal refusal) {
    ctx.status(refusal.status()).result(refusal.body().toString());
  }

  private RestCall read(Context ctx, Routes.Match match) {
    Map<String, String> query = new LinkedHashMap<>();
    ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    String type = Objects.requireNonNullElse(ctx.header("Content-Type"), "");
    List<Upload> files = new ArrayList<>();
    JsonNode body = MissingNode.getInstance();
    if (type.startsWith("multipart/form-data")) {
      body = Json.parse(Objects.requireNonNullElse(ctx.formParam("payload_json"), "{}"));
      ctx.uploadedFileMap().forEach((part, list) -> list.forEach(f -> files.add(upload(part, f))));
      files.sort(Comparator.comparingInt(file -> Integer.parseInt(file.id())));
    } else if (!ctx.body().isEmpty()) {
      body = Json.parse(ctx.body());
    }
    return new RestCall(
        match.route().name(), match.path(), query, body, files, 0, System.nanoTime());
  }

  /** A file as sent: its part's name, {@code files[0]}, tells which of the attachments it is. */
  private static Upload upload(String part, UploadedFile file) {
    try (InputStream in = file.content()) {
      String index = part.replaceAll("\\D", "");
      String type = Objects.requireNonNullElse(file.contentType(), "application/octet-stream");
      return new Upload(index, file.filename(), type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void fails(String route, int times, Fault fault) {
    known(route);
    world.state.run(() -> faults.add(route, times, fault));
  }

  void limit(String route, int most, Duration within) {
    known(route);
    world.state.run(() -> buckets.limit(route, most, within));
  }

  private void known(String route) {
    if (!routes.has(route)) {
      throw new IllegalArgumentException("no such request: " + route);
    }
  }

  void beStrictWithItself() {
    strictWithItself = true;
  }

  void release() {
    answering.release();
  }

  List<RestCall> log() {
    return world.state.step(() -> List.copyOf(log));
  }
}
