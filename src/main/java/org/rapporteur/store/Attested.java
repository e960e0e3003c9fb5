package org.rapporteur.store;

/**
 * Words that an event attests.
 *
 * @param words their id
 * @param person who wrote them
 * @param commitment see {@link Chain#commitment}
 */
record Attested(int words, int person, String commitment) {
  static Attested of(String salt, int words, int person, String text, String matches) {
    return new Attested(words, person, Chain.commitment(salt, words, person, text, matches));
  }
}
