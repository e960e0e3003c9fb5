package org.rapporteur.chat.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatPlatform.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's requests to our web server, and the pages of an installation. */
final class HttpLink implements Link {
  /** Where Slack sends events, commands and interactions. */
  static final String EVENTS = "/slack/events";

  private static final Logger log = LoggerFactory.getLogger(HttpLink.class);
  private static final String RETRIED = "X-Slack-Retry-Num";
  private static final String RATE_LIMITED = "\"app_rate_limited\"";

  private final App app;
  private final Inbound inbound;
  private final @Nullable Signature signature;
  private final SlackRequestParser parser;

  /**
   * @param signature null where events come another way, and only pages are served
   */
  HttpLink(App app, Inbound inbound, @Nullable Signature signature) {
    this.app = app;
    this.inbound = inbound;
    this.signature = signature;
    this.parser = new SlackRequestParser(app.config());
  }

  /** Takes an event, a command or an interaction. */
  void event(Context ctx) {
    String body = ctx.body();
    Signature known = signature;
    if (known == null
        || !known.holds(
            ctx.header(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP),
            ctx.header(SlackSignature.HeaderNames.X_SLACK_SIGNATURE),
            body)) {
      ctx.status(401).result("not signed by Slack, or not now");
      return;
    }
    if (ctx.header(RETRIED) != null) {
      inbound.retried();
    }
    Request<?> request = read(ctx, body);
    if (request != null) {
      run(ctx, request);
    } else if (body.contains(RATE_LIMITED)) {
      inbound.rateLimited();
    } else {
      inbound.unreadable(body, "no request of Slack's");
    }
  }

  private @Nullable Request<?> read(Context ctx, String body) {
    try {
      return parser.parse(raw(ctx, body));
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Shows a page of an installation. */
  void page(Context ctx) {
    Request<?> request = parser.parse(raw(ctx, ""));
    if (request == null) {
      ctx.status(404);
      return;
    }
    run(ctx, request);
  }

  /** Anything but 200 lets Slack come again. */
  private void run(Context ctx, Request<?> request) {
    try {
      Response response = app.run(request);
      ctx.status(response.getStatusCode());
      response.getHeaders().forEach((name, values) -> values.forEach(v -> ctx.header(name, v)));
      if (response.getBody() != null) {
        ctx.contentType(response.getContentType()).result(response.getBody());
      }
    } catch (Exception e) {
      log.error("a request of Slack's failed; Slack brings it again", e);
      ctx.status(500);
    }
  }

  private static SlackRequestParser.HttpRequest raw(Context ctx, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    return SlackRequestParser.HttpRequest.builder()
        .requestUri(ctx.path())
        .queryString(ctx.queryParamMap())
        .requestBody(body)
        .headers(new RequestHeaders(headers))
        .remoteAddress(ctx.ip())
        .build();
  }

  @Override
  public void start() {}

  @Override
  public boolean isUp() {
    return true; // nobody tells when requests do not reach us
  }

  @Override
  public Health check() {
    return new Health(true, "Slack's requests are taken");
  }

  @Override
  public void close() {}
}
