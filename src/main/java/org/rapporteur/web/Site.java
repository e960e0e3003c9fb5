package org.rapporteur.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.web.Visitor;
import org.rapporteur.chat.web.Visitors;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;

/** What the pages have in common: the sessions, who looks, and what stands around a page. */
final class Site {
  /** The channels of who opens the address without more. */
  static final ChannelRef FLOOR = WebChat.channel("floor");

  static final ChannelRef MODERATORS = WebChat.channel("moderators");

  private final LiveSessions sessions;
  private final WebChat chat;
  private final Templates templates = new Templates();
  private final Assets assets = new Assets();
  private final Shell.Files files =
      new Shell.Files(
          assets.at("app.css"), assets.at("app.js"), assets.at("htmx.js"), assets.at("icon.svg"));
  private final Optional<URI> publicUrl;

  Site(LiveSessions sessions, WebChat chat, Optional<URI> publicUrl) {
    this.sessions = sessions;
    this.chat = chat;
    this.publicUrl = publicUrl;
  }

  LiveSessions sessions() {
    return sessions;
  }

  WebChat chat() {
    return chat;
  }

  Visitors visitors() {
    return chat.visitors();
  }

  Templates templates() {
    return templates;
  }

  Assets assets() {
    return assets;
  }

  Shell shell(Visitor visitor, String base, ChannelRef channel) {
    return new Shell(files, visitor, base, "/events/" + channel.id());
  }

  /** The address people type or scan, without a slash at its end. */
  String address(Context ctx) {
    return publicUrl.map(URI::toString).orElseGet(() -> ctx.scheme() + "://" + ctx.host());
  }

  /** The session of a channel; without one of that name, for the default one: the latest open. */
  Optional<SessionState> session(ChannelRef channel) {
    Optional<SessionState> about = sessions.about(channel);
    return about.isPresent() || !channel.equals(FLOOR)
        ? about
        : sessions.open().stream().filter(s -> !webSources(s).isEmpty()).findFirst();
  }

  /** The channels of a session where attendees write in the browser. */
  static List<ChannelRef> webSources(SessionState state) {
    return state.session().sources().stream()
        .map(s -> s.channel())
        .filter(c -> c.platform().equals(WebChat.NAME))
        .toList();
  }

  /** Shows what a message that was sent became so far. */
  void sent(Context ctx, Visitor visitor, ChannelRef channel, String number) {
    MessageRef message = chat.message(visitor, channel, number);
    Map<String, Object> params = new HashMap<>();
    params.put("base", "/s/" + channel.id());
    params.put("sent", SentView.of(session(channel), message, number));
    templates.render(ctx, "sent", params);
  }

  /** A page that says what went wrong, and gives back what was written. */
  void problem(Context ctx, String sentence, String text) {
    Shell shell = shell(visitors().of(ctx), "/s/" + FLOOR.id(), FLOOR);
    templates.render(ctx, "problem", Map.of("shell", shell, "sentence", sentence, "text", text));
  }
}
