package org.rapporteur.text;

/**
 * A word of an utterance as n-grams are made of it.
 *
 * @param linked whether it may belong to one phrase with the next word
 * @param covered whether a topic speaks for it, or it only addresses somebody
 */
public record Token(Word word, String stem, WordRole role, boolean linked, boolean covered) {
  public boolean isHan() {
    return word.script() == Script.HAN;
  }

  public boolean isContent() {
    return role == WordRole.COMMON || role == WordRole.TELLING;
  }
}
