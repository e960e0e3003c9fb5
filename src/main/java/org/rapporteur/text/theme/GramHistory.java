package org.rapporteur.text.theme;

import java.util.BitSet;
import org.rapporteur.text.LongIntTable;

/**
 * How often n-grams were said. One that was said once is a bit in a filter, shared with others by
 * chance; only from the second time on it has a count of its own. Most are never said again, so
 * that 100,000 items take some 10 MB.
 */
final class GramHistory {
  private static final int FILTER_BITS = 1 << 22;

  private final BitSet once = new BitSet();
  private final LongIntTable more = new LongIntTable();

  void add(long gram) {
    int bit = (int) (gram ^ (gram >>> 32)) & (FILTER_BITS - 1);
    if (once.get(bit)) {
      more.put(gram, Math.max(1, more.get(gram)) + 1);
    } else {
      once.set(bit);
    }
  }

  int count(long gram) {
    int count = more.get(gram);
    if (count != LongIntTable.NONE) {
      return count;
    }
    return once.get((int) (gram ^ (gram >>> 32)) & (FILTER_BITS - 1)) ? 1 : 0;
  }
}
