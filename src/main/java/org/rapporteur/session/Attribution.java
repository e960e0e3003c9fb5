package org.rapporteur.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the authors of items appear in all that leaves the moderators' view. */
public enum Attribution {
  /** By name and affiliation. */
  NAMED,
  /** By affiliation alone. */
  AFFILIATION,
  /** Not at all: what was said may be used, who said it may not. */
  CHATHAM_HOUSE;

  /** The word in configuration and on the command line, such as {@code chatham-house}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How a person appears under this rule, null when not at all. */
  @Nullable String of(Person person) {
    String name = person.name().isBlank() ? null : person.name();
    return switch (this) {
      case NAMED ->
          name == null || person.affiliation() == null
              ? name
              : name + " (" + person.affiliation() + ")";
      case AFFILIATION -> person.affiliation();
      case CHATHAM_HOUSE -> null;
    };
  }

  /**
   * The rule of a word.
   *
   * @throws IllegalArgumentException naming the words there are
   */
  public static Attribution of(String word) {
    for (Attribution rule : values()) {
      if (rule.word().equals(word)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no attribution: write named, affiliation or chatham-house");
  }
}
