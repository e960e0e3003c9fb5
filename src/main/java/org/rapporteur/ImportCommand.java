package org.rapporteur;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.Store;
import org.rapporteur.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a session in from a file. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in a session that `export` wrote: all of it, or nothing where the file or its record is",
      "not whole or the session is there already."
    },
    footer = {"", "rapporteur import plenary.jsonl --config my-event"})
final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "FILE", description = "What `export` wrote.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws Exception {
    SessionId session;
    try (Store store = where.open();
        BufferedReader in = Files.newBufferedReader(file)) {
      session = store.takeIn(in);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (StoreException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("session " + session + " is taken in, and whole");
    out.flush();
    return 0;
  }
}
