package org.rapporteur.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.web.Answers;
import org.rapporteur.chat.web.NotTaken;
import org.rapporteur.chat.web.Visitor;
import org.rapporteur.chat.web.WebChat;

/**
 * Shows what came of what was sent: in the page where a script asked, else by the page anew or a
 * page of its own.
 */
final class PageAnswers implements Answers {
  private final Site site;

  PageAnswers(Site site) {
    this.site = site;
  }

  @Override
  public void taken(Context ctx, Visitor visitor, MessageRef message) {
    String number = message.id().substring(0, message.id().indexOf('.'));
    if (Requests.wantsPart(ctx)) {
      site.sent(ctx, visitor, message.channel(), number);
    } else {
      ctx.redirect(base(ctx) + "?sent=" + number, HttpStatus.SEE_OTHER);
    }
  }

  @Override
  public void done(Context ctx, Visitor visitor, ChannelRef channel) {
    if (Requests.wantsPart(ctx)) {
      ctx.header("HX-Trigger", "floor-changed").status(HttpStatus.NO_CONTENT);
    } else {
      ctx.redirect(base(ctx), HttpStatus.SEE_OTHER);
    }
  }

  @Override
  public void replied(Context ctx, Visitor visitor, ChannelRef channel, Reply reply) {
    Shell shell = site.shell(visitor, base(ctx), channel);
    Map<String, Object> params = Map.of("shell", shell, "reply", reply);
    if (Requests.wantsPart(ctx)) {
      ctx.header("HX-Retarget", "#reply").header("HX-Reswap", "innerHTML");
      ctx.header("HX-Trigger", "floor-changed");
      site.templates().render(ctx, "reply", params);
    } else {
      site.templates().render(ctx, "replied", params);
    }
  }

  /** Shows why something was not taken; what was written stays where it is, or is shown again. */
  void refused(Context ctx, NotTaken refusal) {
    ctx.status(refusal.status());
    if (Requests.wantsPart(ctx)) {
      ctx.header("HX-Retarget", "#reply").header("HX-Reswap", "innerHTML");
      Visitor visitor = site.visitors().of(ctx);
      site.templates()
          .render(
              ctx,
              "reply",
              Map.of(
                  "shell",
                  site.shell(visitor, base(ctx), WebChat.channel("floor")),
                  "reply",
                  Reply.refused(refusal.sentence())));
    } else {
      String text = ctx.formParam("text");
      site.problem(ctx, refusal.sentence(), text == null ? "" : text);
    }
  }

  /** The page a form was on: its address without the last part. */
  private static String base(Context ctx) {
    String path = ctx.path();
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }
}
