package org.rapporteur.config;

import java.io.IOException;
import java.util.List;

/** A configuration that can't be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigException(List<Problem> problems) {
    super(summary(problems));
    this.problems = List.copyOf(problems);
  }

  /** Of what the settings name and does not work, found out when it is first used. */
  ConfigException(String key, IOException cause) {
    super(
        new Problem(SettingsFile.NAME, 0, key, String.valueOf(cause.getMessage())).toString(),
        cause);
    this.problems =
        List.of(new Problem(SettingsFile.NAME, 0, key, String.valueOf(cause.getMessage())));
  }

  private static String summary(List<Problem> problems) {
    int more = problems.size() - 1;
    return problems.get(0)
        + (more == 0 ? "" : " (and " + more + " more problem" + (more == 1 ? ")" : "s)"));
  }

  /** At least one, ordered by file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
