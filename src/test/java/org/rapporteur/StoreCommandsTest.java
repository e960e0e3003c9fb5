package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.config.Settings;
import org.rapporteur.store.Address;
import org.rapporteur.store.PostgresServer;
import org.rapporteur.store.Store;

/** What an operator does with sessions that were held: prove them, keep them, move them. */
final class StoreCommandsTest {
  @TempDir private Path folder;
  private Path data;
  private String session = "";
  private String out = "";
  private String err = "";

  @BeforeEach
  void aBotHeldASession() throws Exception {
    data = folder.resolve("data");
    Settings settings = Settings.builtIn(Map.of()).withData(data).servedAt("127.0.0.1", 0);
    Bot.start(settings, false, Clock.systemUTC()).close();
    try (Store store = Store.open(data.resolve("rapporteur.db"), Clock.systemUTC())) {
      session = store.record().all().get(0).value();
    }
  }

  private int type(String... args) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.execute(args);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRecordIsProvedWholeOrItsFirstBadEventNamed() throws SQLException {
    assertThat(type("verify", session, "--data", data.toString())).as(err).isZero();
    assertThat(out)
        .contains("session " + session + " is whole: ")
        .containsPattern("head [0-9a-f]{64}");

    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("rapporteur.db"))) {
      connection.createStatement().execute("update event set actor = 7 where seq = 1");
    }
    assertThat(type("verify", session, "--data", data.toString())).isEqualTo(1);
    assertThat(err)
        .contains("session " + session + " is not whole: event 1 is not what was written");
  }

  @Test
  void aSessionThatIsNotThereIsNamed() {
    assertThat(type("verify", "nobody-held-it", "--data", data.toString())).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("rapporteur: there is no session nobody-held-it");
  }

  @Test
  void aSessionIsExportedAndTakenInElsewhere() throws IOException {
    Path file = folder.resolve("session.jsonl");
    Path elsewhere = folder.resolve("elsewhere");

    assertThat(type("export", session, "--out", file.toString(), "--data", data.toString()))
        .as(err)
        .isZero();
    assertThat(type("export", session, "--out", file.toString(), "--data", data.toString()))
        .isEqualTo(1);
    assertThat(err).contains("is there already: name a new file");
    assertThat(type("import", file.toString(), "--data", elsewhere.toString())).as(err).isZero();
    assertThat(type("verify", session, "--data", elsewhere.toString())).as(err).isZero();
    assertThat(type("import", file.toString(), "--data", elsewhere.toString())).isEqualTo(1);
    assertThat(err).contains("session " + session + " is there already");
  }

  @Test
  void allSessionsMoveToAServer() throws IOException {
    Address.Server server = PostgresServer.database();
    Path config = folder.resolve("config");
    Files.createDirectories(config);
    Files.writeString(
        config.resolve("rapporteur.yaml"),
        "database:\n  url: %s\n".formatted(server.url() + "?user=postgres"));
    String from = "jdbc:sqlite:" + data.resolve("rapporteur.db");

    assertThat(type("migrate", "--from", from, "--config", config.toString())).as(err).isZero();
    assertThat(out).contains("session " + session + " is moved", "1 sessions are there, and whole");
    assertThat(type("verify", session, "--config", config.toString())).as(err).isZero();
    assertThat(type("migrate", "--from", from, "--config", config.toString())).as(err).isZero();
    assertThat(out).contains("session " + session + " was there already");
  }

  @Test
  void aDatabaseThatIsNoneIsRefusedWithTheRightForm() throws IOException {
    Path config = folder.resolve("config");
    Files.createDirectories(config);
    Files.writeString(
        config.resolve("rapporteur.yaml"), "database:\n  url: mysql://somewhere/else\n");

    assertThat(type("verify", session, "--config", config.toString())).isEqualTo(1);
    assertThat(err)
        .contains("rapporteur.yaml", "url")
        .contains("must be jdbc:sqlite:FILE or jdbc:postgresql://HOST:5432/NAME");
  }
}
