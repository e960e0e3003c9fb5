package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;

/**
 * The contract on a real PostgreSQL server, and what several processes over one database rest on.
 */
final class PostgresStoreTest {
  private static final Clock CLOCK = Clock.fixed(StoreContract.NOON, ZoneOffset.UTC);

  private Address.Server address;
  private Store store;

  @BeforeEach
  void opensAnEmptyDatabase() {
    address = PostgresServer.database();
    store = Store.open(address, CLOCK);
  }

  @AfterEach
  void closes() {
    if (store != null) {
      store.close();
    }
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

  /** Two processes over one database. */
  @Nested
  class WithAnother extends StoreContract {
    private Store other;

    @BeforeEach
    void joins() {
      other = Store.open(address, CLOCK);
    }

    @AfterEach
    void leaves() {
      other.close();
    }

    @Override
    Faces store() {
      return faces();
    }

    private Faces others() {
      return new Faces(other.record(), other.inbox(), other.outbox());
    }

    @Test
    void whatOneWritesTheOtherReads() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      asked(ANA, "Who pays for it?");

      SessionState there = new LiveSessions(others().record()).state(PLENARY);

      assertThat(there.seq()).isEqualTo(state(PLENARY).seq());
      assertThat(told(there)).isEqualTo(told(state(PLENARY)));
    }

    @Test
    void ofTwoChangesFromOneStateOneIsRefused() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      Draft here = draft();
      ask(here, ANA, "Who pays for it?");
      Draft there = draft();
      ask(there, BEN, "Who decides?");

      others().record().append(there.change());

      assertThatThrownBy(() -> record().append(here.change()))
          .isInstanceOf(ConflictException.class);
      assertThat(told(state(PLENARY))).hasSize(1);
    }

    @Test
    void manyWhoWriteAtOnceAllGetTheirTurnAndNoneIsLost() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      List<LiveSessions> processes =
          List.of(new LiveSessions(record()), new LiveSessions(others().record()));

      IntStream.range(0, 40)
          .parallel()
          .forEach(
              i ->
                  processes
                      .get(i % 2)
                      .change(
                          PLENARY,
                          state -> {
                            Draft draft = new Draft(state, NOON.plusSeconds(9), null);
                            ask(draft, i % 3 == 0 ? ANA : BEN, "Question " + i);
                            return draft;
                          }));

      assertThat(told(state(PLENARY))).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatArrivesAtBothIsKeptOnce() throws ConflictException {
      open(PLENARY, NOON, FLOOR);

      IntStream.range(0, 60)
          .parallel()
          .forEach(
              i ->
                  (i % 2 == 0 ? inbox() : others().inbox())
                      .put(PLENARY, List.of(says(ANA, "m" + i / 2, "Question " + i / 2))));

      assertThat(inbox().pending(PLENARY, 100)).hasSize(30);
    }

    @Test
    void aLeaseIsOneProcessesUntilItFallsSilentOrLetsGo() throws SQLException {
      assertThat(store.leases().claim("post web:desk")).isTrue();
      assertThat(other.leases().claim("post web:desk")).isFalse();
      assertThat(other.leases().claim("post web:floor")).isTrue();

      run("update lease set until = clock_timestamp() - interval '1 second'");
      try (Store third = Store.open(address, CLOCK)) {
        assertThat(third.leases().claim("post web:desk")).isTrue();
      }
      try (Store fourth = Store.open(address, CLOCK)) {
        assertThat(fourth.leases().claim("post web:desk")).isTrue();
      }
    }

    @Test
    void oneIsWokenWhenAnotherWrote() throws InterruptedException {
      Semaphore woken = new Semaphore(0);
      store.listen(woken::release);
      woken.acquire(); // it listens

      others().inbox().put(PLENARY, List.of(says(ANA, "1", "Hello?")));

      assertThat(woken.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watchersAreToldWhatAnotherProcessWrote() throws ConflictException {
      open(PLENARY, NOON, FLOOR);
      LiveSessions here = new LiveSessions(record());
      List<Long> told = new ArrayList<>();
      here.watch(state -> told.add(state.seq()));
      here.catchUp();
      LiveSessions there = new LiveSessions(others().record());
      there.change(
          PLENARY,
          state -> {
            Draft draft = new Draft(state, NOON.plusSeconds(9), null);
            ask(draft, ANA, "Who pays?");
            return draft;
          });

      here.state(PLENARY);
      here.catchUp();
      here.catchUp();

      assertThat(told).hasSize(2).last().isEqualTo(there.state(PLENARY).seq());
    }

    @Test
    void aSessionIsOpenedOnce() throws ConflictException {
      Draft here = draft();
      open(PLENARY, NOON, FLOOR);
      ask(here, ANA, "Who pays?");
      Change late = here.change();

      assertThatThrownBy(() -> others().record().append(late))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWhereToMend() {
    Address.Server none = new Address.Server(address.url() + "_none", address.user(), "secret");

    assertThatThrownBy(() -> Store.open(none, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("create the database, or name another in database.url")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aServerThatIsNotThereIsToldWhereToMend() {
    Address.Server nowhere = new Address.Server("jdbc:postgresql://localhost:1/x", "x", "secret");

    assertThatThrownBy(() -> Store.open(nowhere, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "jdbc:postgresql://localhost:1/x can't be reached: check database.url, and that the"
                + " server runs");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void workGoesOnAfterTheConnectionsWereCut() throws SQLException {
    store.platformState("slack").put("mark/C1", "1");
    run(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");

    store.platformState("slack").put("mark/C1", "2");

    assertThat(store.platformState("slack").get("mark/C1")).contains("2");
  }
}
