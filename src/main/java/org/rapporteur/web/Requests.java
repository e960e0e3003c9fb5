package org.rapporteur.web;

import io.javalin.http.Context;
import java.util.Objects;

/** What a request asks for. */
final class Requests {
  private Requests() {}

  /** Whether a page asks for a part of itself, rather than a browser for a page. */
  static boolean wantsPart(Context ctx) {
    return "true".equals(ctx.header("HX-Request"));
  }

  /** A parameter of the query, empty when it is not there. */
  static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }
}
