package org.rapporteur.chat.transcript;

import java.util.Map;
import java.util.function.Consumer;

/** What reading one file tells besides its events. */
final class Notes {
  private final String file;
  private final Consumer<Problem> problems;
  private final Map<Skipped, Long> skipped;

  Notes(String file, Consumer<Problem> problems, Map<Skipped, Long> skipped) {
    this.file = file;
    this.problems = problems;
    this.skipped = skipped;
  }

  /** The same of another file. */
  Notes of(String other) {
    return new Notes(other, problems, skipped);
  }

  void problem(long line, String where, String reason) {
    problems.accept(new Problem(file, line, where, reason));
  }

  void skip(Skipped reason) {
    skipped.merge(reason, 1L, Long::sum);
  }
}
