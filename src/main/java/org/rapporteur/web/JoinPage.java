package org.rapporteur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.session.SessionState;

/** The page for the projector: how to join, by QR code or address. */
final class JoinPage {
  private final Site site;

  JoinPage(Site site) {
    this.site = site;
  }

  void register(RoutesConfig routes) {
    routes.get("/join", ctx -> page(ctx, Site.FLOOR));
    routes.get("/join/{channel}", ctx -> page(ctx, AttendeePages.channel(ctx)));
  }

  private void page(Context ctx, ChannelRef channel) {
    String title =
        site.session(channel).map(SessionState::session).map(s -> s.title()).orElse("Join");
    String path = channel.equals(Site.FLOOR) ? "/" : "/s/" + channel.id();
    String address = site.address(ctx) + path;
    String onsite = address + "?presence=onsite";
    site.templates()
        .render(
            ctx,
            "join",
            Map.of(
                "shell",
                site.shell(site.visitors().of(ctx), "/s/" + channel.id(), channel),
                "title",
                title,
                "code",
                QrCode.of(onsite),
                "onsite",
                onsite,
                "online",
                address + "?presence=online"));
  }
}
