package org.rapporteur.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** The templates, compiled by the build. All text in them is escaped for the place it stands in. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Answers a request with a template. */
  void render(Context ctx, String name, Map<String, Object> params) {
    StringOutput out = new StringOutput();
    engine.render(name + ".jte", params, out);
    ctx.contentType("text/html; charset=utf-8").result(out.toString());
  }
}
