package org.rapporteur.text;

import java.util.Arrays;

/**
 * A map from long keys to ints of zero or more: two flat arrays, so that a look-up misses one cache
 * line.
 */
public final class LongIntTable {
  public static final int NONE = -1;

  private long[] keys = new long[16];
  private int[] values = emptied(16);
  private int size;

  /** The value of a key, {@link #NONE} where it has none. */
  public int get(long key) {
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); values[slot] != NONE; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return NONE;
  }

  /** Sets the value of a key and returns the one it had, {@link #NONE} where it had none. */
  public int put(long key, int value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int before = set(key, value);
    if (before == NONE) {
      size++;
    }
    return before;
  }

  private int set(long key, int value) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (values[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    int before = values[slot];
    keys[slot] = key;
    values[slot] = value;
    return before;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = emptied(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        set(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int[] emptied(int length) {
    int[] empty = new int[length];
    Arrays.fill(empty, NONE);
    return empty;
  }

  /** Murmur3's finalizer: keys such as node and word packed in one long differ in few bits. */
  private static int slot(long key, int mask) {
    long mixed = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return (int) (mixed ^ (mixed >>> 33)) & mask;
  }
}
