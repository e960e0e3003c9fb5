package org.rapporteur.chat.fake;

import java.util.ArrayList;
import java.util.List;

/** What the bot did that the platform, or our own rules, forbid. */
public final class Violations {
  private final Watched state;
  private final List<String> list = new ArrayList<>();

  public Violations(Watched state) {
    this.state = state;
  }

  public void add(String what) {
    state.run(() -> list.add(what));
  }

  /** All so far, in order. */
  public List<String> list() {
    return state.step(() -> List.copyOf(list));
  }
}
