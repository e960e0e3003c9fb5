package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.Post;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.SessionState;

/** A record tells when somebody laid hands on it, and moves whole from store to store. */
final class ChainTest {
  private static final Clock CLOCK = Clock.fixed(StoreContract.NOON, ZoneOffset.UTC);

  @TempDir Path folder;

  @Nested
  class InAFile extends Chained {
    @Override
    Address address() {
      return new Address.File(folder.resolve("rapporteur.db"));
    }

    @Override
    Address another() {
      return PostgresServer.database();
    }
  }

  @Nested
  class OnAServer extends Chained {
    @Override
    Address address() {
      return PostgresServer.database();
    }

    @Override
    Address another() {
      return new Address.File(folder.resolve("another.db"));
    }
  }

  abstract static class Chained extends StoreContract {
    private Address address;
    private Store store;

    abstract Address address();

    abstract Address another();

    @BeforeEach
    void aSessionWasHeld() throws ConflictException {
      address = address();
      store = Store.open(address, CLOCK);
      open(PLENARY, NOON, FLOOR);
      asked(ANA, "Who pays for it?");
      asked(BEN, "Qui décide ?");
      posted("digest", DESK, Post.of("2 questions"));
      inbox().put(PLENARY, List.of(says(ANA, "7", "Still waiting")));
    }

    @AfterEach
    void closes() {
      store.close();
    }

    @Override
    Faces store() {
      return new Faces(store.record(), store.inbox(), store.outbox());
    }

    /** Does what an intruder with a client of the database might. */
    private void tampers(String sql) throws SQLException {
      store.close();
      String url =
          address instanceof Address.Server server ? server.url() : "jdbc:sqlite:" + address;
      try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
        assertThat(connection.createStatement().executeUpdate(sql)).isPositive();
      }
      store = Store.open(address, CLOCK);
    }

    private long firstBadEvent() {
      Verification found = store.verify(PLENARY);
      assertThat(found.isWhole()).isFalse();
      return found.fault().orElseThrow().event();
    }

    @Test
    void aRecordThatNobodyTouchedIsWhole() {
      Verification found = store.verify(PLENARY);

      assertThat(found.fault()).isEmpty();
      assertThat(found.events()).isEqualTo(state(PLENARY).seq());
      assertThat(found.words()).isEqualTo(2);
      assertThat(found.erased()).isZero();
      assertThat(found.head()).matches("[0-9a-f]{64}");
    }

    @Test
    void erasingKeepsItWhole() throws ConflictException {
      withdrawn(BEN, 2);
      forgotten(ANA);

      Verification found = store.verify(PLENARY);

      assertThat(found.fault()).isEmpty();
      assertThat(found.words()).isZero();
      assertThat(found.erased()).isEqualTo(2);
    }

    @Test
    void anEventThatWasChangedIsNamed() throws SQLException {
      tampers("update event set payload = replace(payload, 'QUESTION', 'COMMENT') where seq = 4");
      assertThat(firstBadEvent()).isEqualTo(4);
    }

    @Test
    void aTimeThatWasChangedIsNamed() throws SQLException {
      tampers("update event set at = at + 1 where seq = 1");
      assertThat(firstBadEvent()).isEqualTo(1);
    }

    @Test
    void anEventThatWasTakenOutIsNamed() throws SQLException {
      tampers("delete from event where seq = 2");
      assertThat(firstBadEvent()).isEqualTo(2);
    }

    @Test
    void anEventThatWasPutInIsNamed() throws SQLException {
      tampers(
          "insert into event (session_id, seq, at, actor, type, payload, hash)"
              + " select session_id, seq + 10, at, actor, type, payload, hash from event"
              + " where seq = (select max(seq) from event)");
      assertThat(firstBadEvent()).isGreaterThan(2);
    }

    @Test
    void theEventOfATextThatWasChangedIsNamed() throws SQLException {
      tampers("update words set text = 'Who gains by it?' where id = 1");
      assertThat(firstBadEvent()).isEqualTo(3);
    }

    @Test
    void theEventOfATextThatWasLaidInAnothersMouthIsNamed() throws SQLException {
      tampers("update words set person = 9 where id = 1");
      assertThat(firstBadEvent()).isEqualTo(3);
    }

    @Test
    void theEventOfATextThatWasRemovedIsNamed() throws SQLException {
      tampers("delete from words where id = 1");
      assertThat(firstBadEvent()).isEqualTo(3);
    }

    @Test
    void aTextThatWasSlippedInIsNamed() throws SQLException {
      tampers(
          "insert into words (session_id, id, seq, person, text, matches, salt)"
              + " select session_id, 99, seq, person, 'Never said', matches, salt from words"
              + " where id = 1");
      assertThat(firstBadEvent()).isEqualTo(3);
    }

    private String exported() {
      StringWriter out = new StringWriter();
      store.export(PLENARY, out);
      return out.toString();
    }

    private static BufferedReader in(String text) {
      return new BufferedReader(new StringReader(text));
    }

    @Test
    void aSessionMovesWholeToAnotherStore() throws ConflictException {
      withdrawn(BEN, 2);
      SessionState before = state(PLENARY);
      List<String> due = due(NOON).stream().map(r -> r.key() + r.post()).toList();
      Verification proof = store.verify(PLENARY);
      String file = exported();
      store.close();
      address = another();
      store = Store.open(address, CLOCK);

      assertThat(store.takeIn(in(file))).isEqualTo(PLENARY);

      assertThat(store.verify(PLENARY)).isEqualTo(proof);
      assertThat(told(state(PLENARY))).isEqualTo(told(before));
      assertThat(due(NOON)).extracting(r -> r.key() + r.post()).isEqualTo(due);
      assertThat(inbox().pending(PLENARY, 10)).hasSize(1);
      assertThat(exported()).isEqualTo(file);
      asked(ANA, "And it goes on?");
      posted("next", DESK, Post.of("3 questions"));
      inbox().put(PLENARY, List.of(says(ANA, "7", "Still waiting"), says(BEN, "8", "New")));
      assertThat(inbox().pending(PLENARY, 10)).hasSize(2);
      assertThat(store.verify(PLENARY).fault()).isEmpty();
    }

    @Test
    void aSessionThatIsThereIsNotTakenInTwice() {
      assertThatThrownBy(() -> store.takeIn(in(exported())))
          .hasMessage("session plenary is there already");
    }

    @Test
    void ofAFileThatWasCutShortOrChangedNothingIsTakenIn() {
      String file = exported();
      store.close();
      store = Store.open(another(), CLOCK);

      assertThatThrownBy(() -> store.takeIn(in(file.substring(0, file.lastIndexOf("{\"rows")))))
          .hasMessageContaining("the file was cut short");
      assertThatThrownBy(() -> store.takeIn(in(file.replace("Who pays", "Who gains"))))
          .hasMessage(
              "the record of session plenary is not whole: event 3 attests to another text than"
                  + " stands in words 1");
      assertThatThrownBy(
              () -> store.takeIn(in(file.replace("\"table\":\"words\"", "\"table\":\"x\""))))
          .hasMessageContaining("is a row of no table");
      assertThatThrownBy(() -> store.takeIn(in("Dear Sir"))).hasMessage("line 1 is no JSON");
      assertThat(record().all()).isEmpty();
    }

    @Test
    void whatAdaptersRememberIsTakenOver() {
      store.platformState("slack").put("mark/C1", "1700.1");
      inbox().unreadable("slack", "{broken", "no JSON");
      try (Store target = Store.open(another(), CLOCK)) {
        target.takeOver(store);

        assertThat(target.platformState("slack").get("mark/C1")).contains("1700.1");
        assertThat(target.inbox().unreadable()).isEqualTo(1);
      }
    }
  }
}
