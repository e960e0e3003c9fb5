package org.rapporteur.store;

import org.jspecify.annotations.Nullable;

/**
 * Values met of late, so that equal ones read one after the other are one object: a long record
 * names few channels many times. Holds a fixed number; safe for use by many threads, as the values
 * are immutable and a lost update costs an object only.
 */
final class Recent {
  private static final int SLOTS = 1_024;

  private final @Nullable Object[] values = new Object[SLOTS];

  /** An equal value met before, or this one. */
  <T> T same(T value, Class<T> type) {
    int hash = value.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    Object kept = values[slot];
    if (value.equals(kept)) {
      return type.cast(kept);
    }
    values[slot] = value;
    return value;
  }
}
