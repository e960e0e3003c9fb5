package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Draft;
import org.rapporteur.session.History;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

final class StoreTest {
  private static final Clock CLOCK = Clock.fixed(StoreContract.NOON, ZoneOffset.UTC);

  @TempDir Path folder;
  private Path file;
  private Store store;

  @BeforeEach
  void opensANewFile() {
    file = folder.resolve("data").resolve("rapporteur.db");
    store = Store.open(file, CLOCK);
  }

  @AfterEach
  void closes() {
    store.close();
  }

  private StoreContract.Faces faces() {
    return new StoreContract.Faces(store.record(), store.inbox(), store.outbox());
  }

  @Nested
  class ItsRecord extends SessionRecordContract {
    @Override
    Faces store() {
      return faces();
    }
  }

  @Nested
  class ItsInbox extends InboxContract {
    @Override
    Faces store() {
      return faces();
    }
  }

  @Nested
  class ItsOutbox extends OutboxContract {
    @Override
    Faces store() {
      return faces();
    }
  }

  @Nested
  class ItsPlatformState extends PlatformStateContract {
    @Override
    PlatformState of(String platform) {
      return store.platformState(platform);
    }
  }

  /** What only a store in a file has to keep to. */
  @Nested
  class ItsFile extends StoreContract {
    @Override
    Faces store() {
      return faces();
    }

    private void reopen() {
      store.close();
      store = Store.open(file, CLOCK);
    }

    @Test
    void openedAgainItTellsTheSame() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      int number = asked(ANA, "Who pays for it?");
      asked(BEN, "Et depuis quand ? 从什么时候开始？ منذ متى؟ \ud83d\ude42");
      withdrawn(ANA, number);
      posted("digest", DESK, Post.of("2 questions"));
      inbox().put(PLENARY, List.of(says(ANA, "7", "Still waiting")));
      List<String> told = told(state(PLENARY));
      History history = record().after(PLENARY, 0, 1_000);

      reopen();

      assertThat(record().after(PLENARY, 0, 1_000)).isEqualTo(history);
      assertThat(told(state(PLENARY))).isEqualTo(told).hasSize(2);
      assertThat(outbox().waiting()).isEqualTo(1);
      assertThat(inbox().pending(PLENARY, 10)).hasSize(1);
    }

    @Test
    void erasedTextAndNamesAreInNoByteOfItsFiles() throws ConflictException, IOException {
      open(PLENARY, NOON, FLOOR);
      Draft many = draft();
      for (int i = 0; i < 500; i++) {
        ask(many, i % 2 == 0 ? ANA : BEN, (i % 2 == 0 ? "SECRET-ana-" : "PUBLIC-ben-") + i);
      }
      record().append(many.change());
      int withdrawn = asked(BEN, "SECRET-withdrawn " + "x".repeat(9_000));
      Post.Line shows = Post.Line.of("SECRET-withdrawn", withdrawn);
      posted("card", DESK, Post.of("", List.of(Post.Section.of("", List.of(shows)))));
      inbox().put(PLENARY, List.of(says(ANA, "a1", "SECRET-taken"), says(ANA, "a2", "SECRET-not")));
      consumed(inbox().pending(PLENARY, 1).get(0));
      assertThat(holding("SECRET")).isNotEmpty();

      withdrawn(BEN, withdrawn);
      forgotten(ANA);

      assertThat(holding("SECRET")).isEmpty();
      assertThat(holding("ana-1")).isEmpty();
      assertThat(holding("\"Ana\"")).isEmpty();
      assertThat(holding("PUBLIC-ben-499")).isNotEmpty();
      store.close();
      assertThat(holding("SECRET")).isEmpty();
      assertThat(told(reopened())).hasSize(501);
    }

    @Test
    void whatAnAdapterPutOutlivesTheProcess() {
      store.platformState("slack").put("mark/C1", "1700.1");

      reopen();

      assertThat(store.platformState("slack").get("mark/C1")).contains("1700.1");
    }

    @Test
    void whatAnAdapterReplacedOrRemovedIsInNoByteOfItsFiles() throws IOException {
      PlatformState state = store.platformState("slack");
      for (int i = 0; i < 200; i++) {
        state.put("key/" + i, "SECRET-first-" + i);
      }
      state.put("key/long", "SECRET-long ".repeat(2_000));
      assertThat(holding("SECRET")).isNotEmpty();

      for (int i = 0; i < 200; i += 2) {
        state.put("key/" + i, "replaced");
        state.remove("key/" + (i + 1));
      }
      state.put("key/long", "x".repeat(9_000));

      assertThat(holding("SECRET")).isEmpty();
      assertThat(holding("replaced")).isNotEmpty();
      store.close();
      assertThat(holding("SECRET")).isEmpty();
    }

    private SessionState reopened() {
      reopen();
      return state(PLENARY);
    }

    /** The store's files in which a text stands. */
    private List<Path> holding(String text) throws IOException {
      List<Path> found = new ArrayList<>();
      try (Stream<Path> files = Files.list(file.getParent())) {
        for (Path one : files.toList()) {
          if (Files.readString(one, StandardCharsets.ISO_8859_1).contains(text)) {
            found.add(one);
          }
        }
      }
      return found;
    }

    @Test
    void workThatFailsTakesNothingElseWithIt() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      asked(ANA, "Who am I?");
      Draft draft = draft();
      ask(draft, BEN, "Does this stay?");
      Change good = draft.change();
      History doubled =
          new History(
              good.history().events(), List.of(new Words(1, 1, "taken id", List.of())), List.of());
      Change bad =
          new Change(PLENARY, good.expected(), "call-9", doubled, good.posts(), good.consumed());

      assertThatThrownBy(() -> record().append(bad))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(file.getFileName().toString());
      record().append(good);

      assertThat(told(state(PLENARY))).hasSize(2);
    }

    @Test
    void refusesWorkOnceItIsClosed() {
      store.close();

      assertThatThrownBy(() -> inbox().put(PLENARY, List.of(says(ANA, "1", "Too late"))))
          .isInstanceOf(StoreException.class)
          .hasMessage("the store is closed");
    }
  }

  @Test
  void isRefusedToASecondProcess() throws IOException, InterruptedException {
    Process second = SecondProcess.open(file);

    assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .endsWith(
            "rapporteur.db is in use by another process: stop that one, or name another file");
    assertThat(second.waitFor()).isEqualTo(1);

    store.close();
    assertThat(SecondProcess.open(file).waitFor()).isZero();
  }

  @Test
  void isRefusedASecondTimeInOneProcess() {
    assertThatThrownBy(() -> Store.open(file, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is in use by another process");
  }

  @Test
  void isRefusedToAnEarlierVersion() throws SQLException {
    store.close();
    sql(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1, 1)");

    assertThatThrownBy(() -> Store.open(file, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "rapporteur.db was written by a later version of Rapporteur (schema 99):"
                + " start that version, or name another database");
  }

  @Test
  void aRecordOfAnEarlierVersionIsChained() throws SQLException, ConflictException {
    StoreContract meeting = new ItsFile();
    meeting.open(StoreContract.PLENARY, StoreContract.NOON, StoreContract.FLOOR);
    meeting.asked(StoreContract.ANA, "Who pays for it?");
    store.platformState("slack").put("mark/C1", "1700.1");
    store.inbox().unreadable("slack", "{broken", "no JSON");
    Verification before = store.verify(StoreContract.PLENARY);
    store.close();
    Path earlier = folder.resolve("earlier.db");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + earlier, null, null)
        .locations(Dialect.SQLITE.migrations())
        .target("3")
        .load()
        .migrate();
    Path later = file;
    file = earlier;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute("attach '" + later + "' as later");
      for (String table :
          List.of(
              "session(session_id, opened_at, closed)",
              "session_channel(session_id, channel)",
              "event(session_id, seq, at, actor, type, payload, cause)",
              "words(session_id, id, seq, person, text, matches)",
              "person(session_id, id, seq, account, name, affiliation)",
              "platform_state(platform, key, value)",
              "unreadable(id, at, platform, reason, payload)")) {
        int columns = table.indexOf('(');
        connection
            .createStatement()
            .execute(
                "insert into main.%s select %s from later.%s"
                    .formatted(
                        table,
                        table.substring(columns + 1, table.length() - 1),
                        table.substring(0, columns)));
      }
    }

    store = Store.open(earlier, CLOCK);

    Verification after = store.verify(StoreContract.PLENARY);
    assertThat(after.fault()).isEmpty();
    assertThat(after.events()).isEqualTo(before.events());
    assertThat(after.words()).isEqualTo(1);
    assertThat(store.platformState("slack").get("mark/C1")).contains("1700.1");
    assertThat(store.inbox().unreadable()).isEqualTo(1);
  }

  @Test
  void refusesTheTablesOfAnotherProgram() throws SQLException {
    store.close();
    file = folder.resolve("other.db");
    sql("create table somebody_elses (id integer)");

    assertThatThrownBy(() -> Store.open(file, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "other.db does not hold the tables of Rapporteur: name another database");
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute(statement);
    }
  }

  @Test
  void refusesADamagedFile() throws IOException {
    Path damaged = folder.resolve("damaged.db");
    Files.writeString(damaged, "this is no database at all ".repeat(1_000));

    assertThatThrownBy(() -> Store.open(damaged, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "damaged.db is damaged or no database: restore it from a backup, or name another file");
    assertThatThrownBy(() -> Store.open(damaged, CLOCK)).hasMessageContaining("is damaged");
  }

  @Test
  void refusesAFileItCanNotWrite() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.db"));
    Path below = Files.createFile(folder.resolve("file")).resolve("below.db");

    assertThatThrownBy(() -> Store.open(taken, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "taken.db can't be written: let the bot's user write the file and its folder,"
                + " or name another");
    assertThatThrownBy(() -> Store.open(below, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "below.db can't be made: let the bot's user write its folder, or name another file");
  }
}
