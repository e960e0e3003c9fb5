package org.rapporteur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files pages need, all of them text, from the class path, under addresses that change with
 * what is in them.
 */
final class Assets {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";

  private final Map<String, Asset> byName = new LinkedHashMap<>();

  private record Asset(String text, String mediaType, String version) {}

  Assets() {
    add("app.css", "/web/app.css", "text/css; charset=utf-8");
    add("app.js", "/web/app.js", "text/javascript; charset=utf-8");
    add("htmx.js", HTMX, "text/javascript; charset=utf-8");
    add("icon.svg", "/web/icon.svg", "image/svg+xml");
  }

  /** The address of a file. */
  String at(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no asset " + name);
    }
    return "/assets/" + name + "?v=" + asset.version();
  }

  void register(RoutesConfig routes) {
    routes.get("/assets/{name}", this::serve);
    routes.get("/favicon.ico", ctx -> ctx.redirect(at("icon.svg")));
  }

  private void serve(Context ctx) {
    Asset asset = byName.get(ctx.pathParam("name"));
    if (asset == null) {
      throw new NotFoundResponse();
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.contentType(asset.mediaType()).result(asset.text());
  }

  private void add(String name, String resource, String mediaType) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      byName.put(
          name,
          new Asset(
              new String(bytes, StandardCharsets.UTF_8),
              mediaType,
              HexFormat.of().formatHex(digest, 0, 6)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
