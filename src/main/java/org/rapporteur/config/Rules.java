package org.rapporteur.config;

import java.util.ArrayList;
import java.util.List;

/** The checks of a record's constructor: all of them are made before any failure is told. */
final class Rules {
  private final List<Broken> broken = new ArrayList<>();

  /** A key of the record and why its value can't be. */
  record Broken(String key, String reason) {}

  /** Thrown by a constructor for all the rules that its values break. */
  static final class BrokenRules extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Broken> broken;

    private BrokenRules(List<Broken> broken) {
      super(broken.get(0).key() + ": " + broken.get(0).reason());
      this.broken = List.copyOf(broken);
    }

    List<Broken> broken() {
      return broken;
    }
  }

  Rules require(boolean kept, String key, String reason) {
    if (!kept) {
      broken.add(new Broken(key, reason));
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws BrokenRules if any rule was broken
   */
  void enforce() {
    if (!broken.isEmpty()) {
      throw new BrokenRules(broken);
    }
  }
}
