package org.rapporteur;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.DatabaseSettings;
import org.rapporteur.config.Settings;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.Address;
import org.rapporteur.store.Store;
import org.rapporteur.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves all sessions from another store. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Takes everything over from another database into the one that the configuration names: all",
      "sessions, each verified by its hash chain, and what the adapters remember. Stop the bot first.",
      "It may be repeated: a session that is there already and the same is passed over.",
      "RAPPORTEUR_DATABASE_PASSWORD holds for both databases where both are on servers."
    },
    footer = {"", "rapporteur migrate --from jdbc:sqlite:data/rapporteur.db --config my-event"})
final class MigrateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private StoreOptions where = new StoreOptions();

  @Option(
      names = "--from",
      paramLabel = "URL",
      required = true,
      description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST:5432/NAME")
  private String from = "";

  @Option(
      names = "--from-user",
      paramLabel = "USER",
      description = "Whom the server there knows the bot as.")
  private String user = "";

  @Override
  public Integer call() throws Exception {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    Settings settings = where.settings();
    Address source =
        Databases.of(new DatabaseSettings(from, user), Path.of(""), settings.secrets());
    if (source instanceof Address.File file && !Files.exists(file.path())) {
      throw new IllegalArgumentException("--from: there is no file " + file);
    }
    if (source.equals(Databases.of(settings))) {
      throw new IllegalArgumentException("--from: that is the database the configuration names");
    }
    try (Store old = Store.open(source, Clock.systemUTC());
        Store target = where.open()) {
      List<SessionId> sessions = old.record().all();
      for (SessionId session : sessions) {
        out.println("session " + session + " " + moved(session, old, target));
        out.flush();
      }
      target.takeOver(old);
      out.println(sessions.size() + " sessions are there, and whole");
      out.flush();
    }
    return 0;
  }

  private static String moved(SessionId session, Store old, Store target) throws IOException {
    Verification there = target.verify(session);
    if (there.events() > 0) {
      if (there.equals(old.verify(session))) {
        return "was there already";
      }
      throw new IllegalStateException(
          "another session %s is there already: export and import what you want to keep, one by one"
              .formatted(session));
    }
    Path file = Files.createTempFile("rapporteur-", ".jsonl");
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        old.export(session, out);
      }
      try (BufferedReader in = Files.newBufferedReader(file)) {
        target.takeIn(in);
      }
    } finally {
      Files.delete(file);
    }
    return "is moved";
  }
}
