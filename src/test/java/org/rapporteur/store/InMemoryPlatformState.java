package org.rapporteur.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rapporteur.chat.PlatformState;

/** Forgets everything with the process, held to the same contract as the table. */
public final class InMemoryPlatformState implements PlatformState {
  private final SortedMap<String, String> values = new TreeMap<>();

  @Override
  public synchronized Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public synchronized void put(String key, String value) {
    values.put(key, value);
  }

  @Override
  public synchronized void remove(String key) {
    values.remove(key);
  }

  @Override
  public synchronized List<String> keys(String prefix) {
    return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }
}
