package org.rapporteur.store;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.rapporteur.chat.PlatformState;

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

  @Nested
  class ItsPlatformState extends PlatformStateContract {
    private final Map<String, PlatformState> platforms = new HashMap<>();

    @Override
    PlatformState of(String platform) {
      return platforms.computeIfAbsent(platform, p -> new InMemoryPlatformState());
    }
  }
}
