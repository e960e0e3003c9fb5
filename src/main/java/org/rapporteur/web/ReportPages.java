package org.rapporteur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.web.NotTaken;
import org.rapporteur.chat.web.Visitor;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;

/** The final digest of a session that closed, and its files, for moderators. */
final class ReportPages {
  private static final int LAST = 5;

  /** The files there are, with how a browser is to take them. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "digest.md", "text/plain; charset=utf-8",
          "items.csv", "text/csv; charset=utf-8",
          "items.json", "application/json; charset=utf-8");

  private static final List<String> NAMES = List.of("digest.md", "items.csv", "items.json");

  private final Site site;
  private final DeliveredPosts posts;
  private final Path folder;

  /**
   * @param folder holds a folder for each session that closed, named as its id
   */
  ReportPages(Site site, DeliveredPosts posts, Path folder) {
    this.site = site;
    this.posts = posts;
    this.folder = folder;
  }

  void register(RoutesConfig routes) {
    routes.get("/report", this::list);
    routes.get("/report/{session}", this::page);
    routes.get("/report/{session}/{file}", this::file);
  }

  private void list(Context ctx) {
    Visitor visitor = ModeratorPages.moderator(site, ctx);
    List<SessionView> closed =
        site.sessions().all().stream()
            .filter(s -> s.exists() && !s.isOpen())
            .map(SessionView::of)
            .toList();
    Shell shell = site.shell(visitor, "/moderators/" + Site.MODERATORS.id(), Site.MODERATORS);
    site.templates().render(ctx, "reports", Map.of("shell", shell, "sessions", closed));
  }

  private void page(Context ctx) {
    Visitor visitor = ModeratorPages.moderator(site, ctx);
    SessionState state = closed(ctx);
    ChannelRef moderators = state.session().moderatorChannel();
    String channel =
        moderators.platform().equals(WebChat.NAME) ? moderators.id() : Site.MODERATORS.id();
    List<String> files =
        NAMES.stream().filter(n -> Files.isRegularFile(path(state.id(), n))).toList();
    site.templates()
        .render(
            ctx,
            "report",
            Map.of(
                "shell",
                site.shell(visitor, "/moderators/" + channel, moderators),
                "session",
                SessionView.of(state),
                "posts",
                posts.last(state.id(), state.session().organiserChannel(), LAST),
                "files",
                files));
  }

  private void file(Context ctx) throws IOException {
    ModeratorPages.moderator(site, ctx);
    SessionState state = closed(ctx);
    String name = ctx.pathParam("file");
    String type = MEDIA_TYPES.get(name);
    if (type == null || !Files.isRegularFile(path(state.id(), name))) {
      throw new NotTaken(HttpStatus.NOT_FOUND, "There is no such file.");
    }
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    ctx.contentType(type).result(Files.newInputStream(path(state.id(), name)));
  }

  private Path path(SessionId session, String name) {
    return folder.resolve(session.value()).resolve(name);
  }

  private SessionState closed(Context ctx) {
    return id(ctx.pathParam("session"))
        .map(site.sessions()::state)
        .filter(SessionState::exists)
        .filter(s -> !s.isOpen())
        .orElseThrow(
            () ->
                new NotTaken(
                    HttpStatus.NOT_FOUND,
                    "There is no such report: a session has one once it is closed."));
  }

  private static Optional<SessionId> id(String written) {
    try {
      return Optional.of(new SessionId(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
