package org.rapporteur;

import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a session to a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a session, whole, to a file of JSON Lines that `import` takes into another store.",
      "The file holds people's names and texts: keep it as you keep the database."
    },
    footer = {"", "rapporteur export plenary --out plenary.jsonl --config my-event"})
final class ExportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "SESSION", description = "The session's id, as in its report.")
  private String session = "";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws Exception {
    try (Store store = where.open();
        Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      store.export(new SessionId(session), out);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(file + " is there already: name a new file", e);
    } catch (RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("session " + session + " is in " + file);
    out.flush();
    return 0;
  }
}
