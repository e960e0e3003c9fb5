package org.rapporteur.chat.discord;

import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.store.InMemoryPlatformState;

/** A state whose disk may be full. */
final class FailingState implements PlatformState {
  private final PlatformState kept = new InMemoryPlatformState();
  private volatile boolean failing;

  void fails(boolean on) {
    failing = on;
  }

  @Override
  public Optional<String> get(String key) {
    return kept.get(key);
  }

  @Override
  public void put(String key, String value) {
    if (failing) {
      throw new IllegalStateException("the disk is full");
    }
    kept.put(key, value);
  }

  @Override
  public void remove(String key) {
    kept.remove(key);
  }

  @Override
  public List<String> keys(String prefix) {
    return kept.keys(prefix);
  }
}
