package org.rapporteur.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process of its own that opens a store, prints why it can't, and ends. */
final class SecondProcess {
  private SecondProcess() {}

  static Process open(Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(
            List.of(java, "-cp", classes, SecondProcess.class.getName(), file.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] args) {
    try (Store store = Store.open(Path.of(args[0]), Clock.systemUTC())) {
      store.record().all();
    } catch (StoreException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }
}
