package org.rapporteur.text;

/** The writing system of a word, as far as it tells languages apart. */
public enum Script {
  LATIN,
  CYRILLIC,
  ARABIC,
  HAN,
  OTHER;

  public static Script of(int codePoint) {
    if (codePoint < 0x250) {
      return LATIN;
    }
    if (Character.isIdeographic(codePoint)) {
      return HAN;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      default -> OTHER;
    };
  }
}
