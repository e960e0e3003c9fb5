package org.rapporteur.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.chat.web.NotTaken;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the pages and the live chat over HTTP. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final long LARGEST_REQUEST = 512_000;

  private final Javalin javalin;
  private final Listeners listeners = new Listeners();
  private final Site site;
  private final Map<String, Supplier<Health>> checks;

  /**
   * Where it listens.
   *
   * @param port 0 takes any that is free
   * @param publicUrl where people reach it, when that is not where it listens
   */
  public record Address(String host, int port, Optional<URI> publicUrl) {
    private boolean isHttps() {
      return publicUrl.filter(u -> "https".equals(u.getScheme())).isPresent();
    }
  }

  /**
   * @param posts what moderators and organisers read
   * @param reports holds a folder of files for each closed session, named as its id
   * @param checks the health of each part, by its name
   * @param more has the routes of other platforms taken in
   */
  public WebServer(
      Address address,
      WebChat chat,
      LiveSessions sessions,
      DeliveredPosts posts,
      Path reports,
      Map<String, Supplier<Health>> checks,
      Consumer<RoutesConfig> more,
      Clock clock) {
    this.site = new Site(sessions, chat, address.publicUrl());
    this.checks = new LinkedHashMap<>(checks);
    sessions.watch(state -> listeners.changed(channels(state)));
    chat.watch(channel -> listeners.changed(List.of(channel)));
    this.javalin =
        Javalin.create(
            config -> {
              configure(config, address);
              new SafetyHeaders(address.isHttps()).register(config);
              config.routes.get("/health", this::health);
              config.routes.sse(
                  "/events/{channel}",
                  client ->
                      listeners.add(client, WebChat.channel(client.ctx().pathParam("channel"))));
              site.assets().register(config.routes);
              new AttendeePages(site).register(config.routes);
              new ModeratorPages(site, posts, clock).register(config.routes);
              new JoinPage(site).register(config.routes);
              new ReportPages(site, posts, reports).register(config.routes);
              PageAnswers answers = new PageAnswers(site);
              chat.serve(config.routes, answers);
              more.accept(config.routes);
              config.routes.exception(NotTaken.class, (e, ctx) -> answers.refused(ctx, e));
              config.routes.exception(
                  HttpResponseException.class, (e, ctx) -> answers.refused(ctx, refusal(e)));
              config.routes.exception(
                  Exception.class, (e, ctx) -> answers.refused(ctx, failure(ctx, e)));
            });
  }

  private static void configure(JavalinConfig config, Address address) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jetty.host = address.host();
    config.jetty.port = address.port();
  }

  private static List<ChannelRef> channels(SessionState state) {
    List<ChannelRef> channels = new ArrayList<>();
    state.session().sources().stream().map(Session.Source::channel).forEach(channels::add);
    channels.add(state.session().moderatorChannel());
    return channels;
  }

  /** Listens. */
  public void start() {
    javalin.start();
    listeners.start();
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  private static NotTaken refusal(HttpResponseException e) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    return switch (status) {
      case NOT_FOUND -> new NotTaken(status, "There is no such page.");
      case CONTENT_TOO_LARGE -> new NotTaken(status, "That is too much for one message.");
      default -> new NotTaken(status, "That was not a request this page makes. Load it anew.");
    };
  }

  /** The one place where what went wrong inside is told: the log gets the cause, the page none. */
  private static NotTaken failure(Context ctx, Exception e) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    return new NotTaken(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong here, not with you. Try again in a moment; the organisers' log has"
            + " the cause.");
  }

  private void health(Context ctx) {
    Map<String, Object> parts = new LinkedHashMap<>();
    boolean ok = true;
    for (Map.Entry<String, Supplier<Health>> check : checks.entrySet()) {
      Health health = check.getValue().get();
      ok &= health.ok();
      parts.put(check.getKey(), health);
    }
    ctx.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    ctx.json(Map.of("status", ok ? "up" : "down", "parts", parts));
  }

  @Override
  public void close() {
    listeners.close();
    javalin.stop();
  }
}
