package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rapporteur.text.Language;

/**
 * The rows of a file.
 *
 * @param name what tables call it
 */
record Dataset<R extends Spoken>(String name, List<R> rows) {
  Dataset {
    rows = List.copyOf(rows);
  }

  /** The name with the number of rows. */
  String label() {
    return "%s (%d)".formatted(name, rows.size());
  }

  /** The rows of each language, if the file names several, and all of them last. */
  List<Dataset<R>> parts() {
    List<Dataset<R>> parts = new ArrayList<>();
    for (Language language : Language.values()) {
      List<R> spoken =
          rows.stream().filter(r -> r.language().equals(Optional.of(language))).toList();
      if (!spoken.isEmpty()) {
        parts.add(new Dataset<>(name + ", " + language.code(), spoken));
      }
    }
    if (parts.size() < 2) {
      parts.clear();
    }
    parts.add(this);
    return parts;
  }

  /**
   * Reads the language of a cell.
   *
   * @throws IllegalArgumentException if it names none of ours
   */
  static Language language(String cell) {
    return Language.of(cell.strip())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no language: write one of %s"
                        .formatted(
                            cell, Arrays.stream(Language.values()).map(Language::code).toList())));
  }
}
