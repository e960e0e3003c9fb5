package org.rapporteur.chat.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that wait for the next calls, by method. Guarded by the platform's state. */
public final class Faults {
  private final Map<String, Deque<Fault>> waiting = new HashMap<>();

  /** Lets so many of the next calls of a method go wrong. */
  public void add(String method, int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      waiting.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
    }
  }

  /** What goes wrong with a call that is made now, which uses the fault up. */
  public Optional<Fault> next(String method) {
    return Optional.ofNullable(waiting.getOrDefault(method, new ArrayDeque<>()).poll());
  }
}
