package org.rapporteur.text.theme;

import java.time.Instant;
import java.util.List;
import org.rapporteur.text.Language;
import org.rapporteur.text.Token;
import org.rapporteur.text.WordRole;

/**
 * An utterance that is in the window, read.
 *
 * @param clean the text that the tokens' places refer to
 * @param grams what may rise in it, none twice
 */
record Said(
    int item,
    int person,
    Instant at,
    Language language,
    String clean,
    List<Token> tokens,
    List<Gram> grams) {
  /** Whether it begins with whom it answers: an answer says the words of its question again. */
  boolean isReply() {
    return !tokens.isEmpty() && tokens.get(0).covered() && tokens.get(0).role() == WordRole.TELLING;
  }
}
