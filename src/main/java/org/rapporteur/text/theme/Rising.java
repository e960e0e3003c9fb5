package org.rapporteur.text.theme;

import java.util.List;

/**
 * An n-gram that rises.
 *
 * @param said the utterances of the window that hold it
 * @param people who said them
 */
record Rising(long key, List<Said> said, int people, double strength) {
  boolean isIn(Said utterance) {
    return utterance.grams().stream().anyMatch(g -> g.key() == key);
  }
}
