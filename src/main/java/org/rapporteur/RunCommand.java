package org.rapporteur;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the bot until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the bot until it is stopped (Ctrl-C, SIGTERM).",
      "Without --config it serves a live chat on this machine alone, with a scripted demo session."
    },
    footer = {
      "",
      "Environment:",
      "  RAPPORTEUR_MODERATOR_KEY  the secret in the moderators' link (16 to 128 letters, digits,"
          + " '-' or '_'); without it the bot makes one and keeps it in the data folder",
      "  SLACK_BOT_TOKEN, SLACK_APP_TOKEN  connect it to Slack",
      "  DISCORD_BOT_TOKEN         connects it to Discord",
      "  RAPPORTEUR_DATABASE_PASSWORD  lets it into the database, where that is on a server"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private StoreOptions where = new StoreOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to serve on; it goes before the configuration.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port to serve on, 0 for any that is free; it goes before the configuration.")
  private @Nullable Integer port;

  @Option(names = "--no-demo", description = "Leave the demo session out.")
  private boolean noDemo;

  @Override
  public Integer call() throws Exception {
    Settings settings = where.settings();
    Optional<Path> config = where.config();
    if (host != null || port != null) {
      settings = settings.servedAt(host, port);
    }
    Bot bot = Bot.start(settings, config.isEmpty() && !noDemo, Clock.systemUTC());
    config.ifPresent(folder -> bot.follow(folder.resolve("topics")));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  bot.close();
                  bot.ended().complete(""); // lets the main thread go
                },
                "rapporteur-stop"));
    var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    bot.greeting().forEach(out::println);
    out.flush();
    String why = bot.ended().get();
    if (!why.isEmpty()) {
      throw new IllegalStateException(why);
    }
    return 0;
  }
}
