package org.rapporteur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.web.NotTaken;
import org.rapporteur.chat.web.Visitor;
import org.rapporteur.session.SessionState;

/** What moderators see, once they came by their link. */
final class ModeratorPages {
  private static final int DIGESTS = 20;

  private final Site site;
  private final DeliveredPosts posts;
  private final Clock clock;

  ModeratorPages(Site site, DeliveredPosts posts, Clock clock) {
    this.clock = clock;
    this.site = site;
    this.posts = posts;
  }

  void register(RoutesConfig routes) {
    routes.get("/moderators", ctx -> page(ctx, Site.MODERATORS));
    routes.get("/moderators/{channel}", ctx -> page(ctx, AttendeePages.channel(ctx)));
    routes.get("/moderators/{channel}/board", this::board);
    routes.get("/moderators/{channel}/name", this::name);
  }

  /** Refuses whoever did not come by the link. */
  static Visitor moderator(Site site, Context ctx) {
    Visitor visitor = site.visitors().of(ctx);
    if (!visitor.moderator()) {
      throw new NotTaken(
          HttpStatus.FORBIDDEN,
          "This page is for moderators. Open the moderators' link, which lets you in for 12 hours:"
              + " the bot printed it when it started, and whoever runs it can pass it on.");
    }
    return visitor;
  }

  private void page(Context ctx, ChannelRef channel) {
    String key = Requests.query(ctx, "key");
    if (!key.isEmpty() && site.visitors().admit(ctx, key)) {
      ctx.redirect(ctx.path(), HttpStatus.SEE_OTHER);
      return;
    }
    Visitor visitor = moderator(site, ctx);
    Shell shell = site.shell(visitor, "/moderators/" + channel.id(), channel);
    Optional<SessionState> session = site.sessions().about(channel);
    Map<String, Object> params = new HashMap<>();
    params.put("shell", shell);
    params.put("view", session.map(s -> view(ctx, channel, s)).orElse(null));
    params.put("others", others(channel));
    site.templates().render(ctx, "moderators", params);
  }

  private void board(Context ctx) {
    Visitor visitor = moderator(site, ctx);
    ChannelRef channel = AttendeePages.channel(ctx);
    SessionState state =
        site.sessions()
            .about(channel)
            .orElseThrow(() -> new NotTaken(HttpStatus.NOT_FOUND, "There is no session here yet."));
    BoardView view = view(ctx, channel, state);
    if (Requests.query(ctx, "version").equals(view.version())) {
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    Shell shell = site.shell(visitor, "/moderators/" + channel.id(), channel);
    site.templates().render(ctx, "board", Map.of("shell", shell, "view", view));
  }

  private BoardView view(Context ctx, ChannelRef channel, SessionState state) {
    List<Post> digests = posts.last(state.id(), channel, DIGESTS);
    return BoardView.of(
        state, BoardView.Listing.of(Requests.query(ctx, "list")), digests, clock.instant());
  }

  /** The moderator channels of other sessions that are open here. */
  private List<OtherSession> others(ChannelRef channel) {
    return site.sessions().open().stream()
        .map(s -> new OtherSession(s.session().title(), s.session().moderatorChannel()))
        .filter(o -> o.channel().platform().equals(channel.platform()))
        .filter(o -> !o.channel().equals(channel))
        .toList();
  }

  private void name(Context ctx) {
    Visitor visitor = moderator(site, ctx);
    ChannelRef channel = AttendeePages.channel(ctx);
    Shell shell = site.shell(visitor, "/moderators/" + channel.id(), channel);
    site.templates().render(ctx, "name", Map.of("shell", shell, "part", Requests.wantsPart(ctx)));
  }
}
