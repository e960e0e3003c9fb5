package org.rapporteur.chat.fake;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.util.function.Consumer;

/** A web server on a free port of this machine. */
public final class Loopback {
  private Loopback() {}

  /** Starts one with the routes that are set. */
  public static Javalin serve(Consumer<JavalinConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.http.maxRequestSize = 50_000_000L;
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              routes.accept(config);
            });
    return server.start();
  }
}
