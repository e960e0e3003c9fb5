package org.rapporteur.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language the floor is read in: the six official languages of the United Nations. */
public enum Language {
  EN,
  FR,
  ES,
  RU,
  AR,
  ZH;

  /** The ISO 639-1 code, in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of an ISO 639-1 code in any case, empty when it is not one of ours. */
  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(l -> l.name().equalsIgnoreCase(code)).findFirst();
  }
}
