package org.rapporteur.text;

import java.util.List;

public final class DuplicateIndex {
  public void add(int number, Language language, String text) {}

  public void remove(int number) {}

  public List<Likeness> like(Language language, String text, int most) {
    return List.of();
  }
}
