package org.rapporteur.web;

import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every answer asks of the browser that gets it: to run and load nothing but our files, to be
 * framed by nobody, to tell other sites nothing, and to keep nothing.
 */
final class SafetyHeaders {
  private final Map<String, String> headers =
      new HashMap<>(
          Map.of(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'",
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer",
              "Cross-Origin-Opener-Policy",
              "same-origin",
              "Permissions-Policy",
              "camera=(), geolocation=(), microphone=()",
              "Cache-Control",
              "no-store"));

  /**
   * @param https whether browsers reach us by https: they are then to come by nothing else
   */
  SafetyHeaders(boolean https) {
    if (https) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  void register(JavalinConfig config) {
    config.routes.before(ctx -> headers.forEach(ctx::header));
    config.jetty.modifyServer(server -> server.setErrorHandler(this::unreadable));
  }

  /** What is no HTTP reaches no route: it gets a status, and nothing of itself back. */
  private boolean unreadable(Request request, Response response, Callback callback) {
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.allocate(0), callback);
    return true;
  }
}
