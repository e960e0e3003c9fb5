package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack as a platform. Its channels are {@code slack:CHANNEL} or {@code slack:TEAM/CHANNEL}. */
public final class SlackChat implements ChatPlatform {
  /** What its channels and accounts say of their platform. */
  public static final String NAME = "slack";

  private static final Logger log = LoggerFactory.getLogger(SlackChat.class);
  private static final Duration PROBED = Duration.ofSeconds(3);

  private final SlackOptions options;
  private final PlatformState state;
  private final Clock clock;
  private final Duration probed;
  private final Slack slack;
  private final Workspaces workspaces;
  private final Poster poster;
  private volatile @Nullable Running running;

  /**
   * @param state what it remembers over restarts
   * @throws IllegalArgumentException if tokens were sealed with another key, naming the variable
   */
  public SlackChat(SlackOptions options, PlatformState state, Clock clock) {
    this(options, state, clock, PROBED);
  }

  /**
   * @param probed from one look at a connection to the next
   */
  SlackChat(SlackOptions options, PlatformState state, Clock clock, Duration probed) {
    this.options = options;
    this.state = state;
    this.clock = clock;
    this.probed = probed;
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(options.api().toString());
    this.slack = Slack.getInstance(config);
    this.workspaces = Access.workspaces(options.access(), slack, state, clock);
    this.poster = new Poster(new Api(slack, workspaces), new Pace(options.pace()));
  }

  /** Has the routes by which Slack reaches us taken into a server; there may be none. */
  public void serve(RoutesConfig routes) {
    if (options.link() instanceof SlackOptions.Http) {
      routes.post(HttpLink.EVENTS, ctx -> reached(ctx, HttpLink::event));
    }
    if (options.access() instanceof SlackOptions.Many) {
      routes.get(OAuth.INSTALL, ctx -> reached(ctx, HttpLink::page));
      routes.get(OAuth.REDIRECT, ctx -> reached(ctx, HttpLink::page));
    }
  }

  private void reached(Context ctx, BiConsumer<HttpLink, Context> route) {
    Running now = running;
    if (now == null) {
      ctx.status(503).result("starting");
    } else {
      route.accept(now.http(), ctx);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Limits limits() {
    return Renderer.LIMITS;
  }

  /**
   * Begins to listen. Where Slack can't be reached, it goes on trying.
   *
   * @throws IllegalArgumentException if Slack does not take a token, or a scope is missing: one
   *     sentence for the operator
   */
  @Override
  public void start(ChatListener listener) {
    Running started = new Running(options, slack, workspaces, state, listener, clock, probed);
    started.start();
    running = started;
  }

  @Override
  public MessageRef post(Place place, Post post, String nonce) throws DeliveryException {
    return poster.post(place, post, nonce);
  }

  @Override
  public void edit(MessageRef message, Post post) throws DeliveryException {
    poster.edit(message, post);
  }

  @Override
  public void attach(MessageRef message, List<Post.Attachment> files) throws DeliveryException {
    poster.attach(message, files, workspaces);
  }

  @Override
  public boolean isCatchingUp() {
    Running now = running;
    return now != null && now.isCatchingUp();
  }

  @Override
  public List<String> problems() {
    Running now = running;
    return now == null ? List.of() : now.problems();
  }

  @Override
  public Health check() {
    Running now = running;
    return now == null ? new Health(false, "Slack has not started.") : now.check();
  }

  @Override
  public void close() {
    Running now = running;
    if (now != null) {
      now.close();
    }
    try {
      slack.close();
    } catch (Exception e) {
      log.debug("Slack's client did not close", e);
    }
  }
}
