package org.rapporteur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.web.NotTaken;
import org.rapporteur.chat.web.Visitor;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionState;

/** What attendees see. */
final class AttendeePages {
  private final Site site;

  AttendeePages(Site site) {
    this.site = site;
  }

  void register(RoutesConfig routes) {
    routes.get("/", ctx -> page(ctx, defaultChannel()));
    routes.get("/s/{channel}", ctx -> page(ctx, channel(ctx)));
    routes.get("/s/{channel}/items", this::items);
    routes.get("/s/{channel}/sent/{number}", this::sent);
    routes.get("/s/{channel}/name", ctx -> form(ctx, "name", Map.of()));
    routes.get("/s/{channel}/forget", ctx -> form(ctx, "forget", Map.of()));
    routes.get("/s/{channel}/items/{item}/edit", ctx -> ownItem(ctx, "edit"));
    routes.get("/s/{channel}/items/{item}/withdraw", ctx -> ownItem(ctx, "withdraw"));
  }

  /** The default channel, or another one where only another session is open. */
  private ChannelRef defaultChannel() {
    return site.session(Site.FLOOR)
        .filter(s -> !s.session().hasSource(Site.FLOOR))
        .map(s -> Site.webSources(s).get(0))
        .orElse(Site.FLOOR);
  }

  private void page(Context ctx, ChannelRef channel) {
    site.visitors().place(ctx, Requests.query(ctx, "presence"));
    Visitor visitor = site.visitors().of(ctx);
    Shell shell = site.shell(visitor, "/s/" + channel.id(), channel);
    Optional<SessionState> session = site.session(channel);
    if (session.isEmpty()) {
      site.templates().render(ctx, "nothing", Map.of("shell", shell));
      return;
    }
    SessionState state = session.get();
    String number = Requests.query(ctx, "sent");
    SentView sent =
        number.isEmpty()
            ? null
            : SentView.of(session, site.chat().message(visitor, channel, number), number);
    Map<String, Object> params = new HashMap<>();
    params.put("shell", shell);
    params.put("view", view(state, visitor, filter(ctx)));
    params.put("joined", state.person(visitor.user()).isPresent());
    params.put("sent", sent);
    site.templates().render(ctx, "attendee", params);
  }

  private void items(Context ctx) {
    ChannelRef channel = channel(ctx);
    SessionState state = session(channel);
    Visitor visitor = site.visitors().of(ctx);
    if (Requests.query(ctx, "version").equals(SessionView.version(state))) {
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    Shell shell = site.shell(visitor, "/s/" + channel.id(), channel);
    site.templates()
        .render(ctx, "floor", Map.of("shell", shell, "view", view(state, visitor, filter(ctx))));
  }

  private FloorView view(SessionState state, Visitor visitor, FloorView.Filter filter) {
    return FloorView.of(
        state,
        state.person(visitor.user()),
        filter,
        message -> site.chat().wrote(visitor, message));
  }

  private void sent(Context ctx) {
    site.sent(ctx, site.visitors().of(ctx), channel(ctx), ctx.pathParam("number"));
  }

  private void ownItem(Context ctx, String template) {
    SessionState state = session(channel(ctx));
    Visitor visitor = site.visitors().of(ctx);
    Optional<Person> person = state.person(visitor.user());
    Item item =
        number(ctx.pathParam("item"))
            .flatMap(state::item)
            .filter(i -> person.isPresent() && i.origin().author() == person.get().id())
            .orElseThrow(() -> new NotTaken(HttpStatus.NOT_FOUND, "You have no such item here."));
    MessageRef message = item.origin().message();
    form(
        ctx,
        template,
        Map.of(
            "item",
            Looks.floor(state, person).item(item),
            "message",
            message == null ? "" : message.id()));
  }

  private static Optional<Integer> number(String written) {
    return written.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(written)) : Optional.empty();
  }

  /** A small form: within the page where a script asked, else on a page of its own. */
  private void form(Context ctx, String template, Map<String, Object> more) {
    ChannelRef channel = channel(ctx);
    Map<String, Object> params = new HashMap<>(more);
    params.put("shell", site.shell(site.visitors().of(ctx), "/s/" + channel.id(), channel));
    params.put("part", Requests.wantsPart(ctx));
    site.templates().render(ctx, template, params);
  }

  private SessionState session(ChannelRef channel) {
    return site.session(channel)
        .orElseThrow(() -> new NotTaken(HttpStatus.NOT_FOUND, "There is no session here."));
  }

  private static FloorView.Filter filter(Context ctx) {
    return new FloorView.Filter(
        Requests.query(ctx, "sort").equals("top"),
        Requests.query(ctx, "topic").replaceAll("[^a-z0-9-]", ""),
        Requests.query(ctx, "all").equals("yes"));
  }

  static ChannelRef channel(Context ctx) {
    String id = ctx.pathParam("channel");
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new NotTaken(HttpStatus.NOT_FOUND, "There is no such channel.");
    }
    return WebChat.channel(id);
  }
}
