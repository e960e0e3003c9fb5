package org.rapporteur.chat;

import java.util.List;
import java.util.Optional;

/**
 * What one platform's adapter remembers over restarts, by key. A change is durable when its call
 * returns, and a value that was replaced or removed leaves no bytes behind.
 */
public interface PlatformState {
  Optional<String> get(String key);

  /** Keeps a value, in place of the one the key had. */
  void put(String key, String value);

  /** The value of a key: this one from now on if it had none, whoever asks at the same time. */
  default String keep(String key, String value) {
    return get(key)
        .orElseGet(
            () -> {
              put(key, value);
              return value;
            });
  }

  /** Lets a value go; nothing happens if there is none. */
  void remove(String key);

  /** The keys that begin with a prefix, in order; all keys if it is empty. */
  List<String> keys(String prefix);
}
