package org.rapporteur.store;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;

/** Holds the fake to what the real store is held to. */
final class InMemoryStoreTest {
  private final InMemoryStore store =
      new InMemoryStore(Clock.fixed(StoreContract.NOON, ZoneOffset.UTC));

  @Nested
  class ItsRecord extends SessionRecordContract {
    @Override
    Faces store() {
      return new Faces(store.record(), store.inbox(), store.outbox());
    }
  }

  @Nested
  class ItsInbox extends InboxContract {
    @Override
    Faces store() {
      return new Faces(store.record(), store.inbox(), store.outbox());
    }
  }

  @Nested
  class ItsOutbox extends OutboxContract {
    @Override
    Faces store() {
      return new Faces(store.record(), store.inbox(), store.outbox());
    }
  }
}
