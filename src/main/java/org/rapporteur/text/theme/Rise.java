package org.rapporteur.text.theme;

/**
 * How much more something is said now than before: Dunning's log-likelihood ratio, G² (T. Dunning,
 * "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19,
 * 1993), of the people who say it now and the messages that said it before.
 */
final class Rise {
  /** As if so many messages of ordinary talk had gone before: a session begins without history. */
  static final double MESSAGES_BEFORE = 200;

  private Rise() {}

  /**
   * How much more something is said in the window than before it.
   *
   * @param people who said it in the window
   * @param messages of the window
   * @param before how many messages before the window said it; not a whole number, as what is usual
   *     is added
   * @param messagesBefore of the time before the window, those taken to have been included
   * @return 0 where it is said less than before
   */
  static double of(double people, int messages, double before, double messagesBefore) {
    if (lift(people, messages, before, messagesBefore) <= 1) {
      return 0;
    }
    double all = messages + messagesBefore;
    double said = (people + before) / all;
    double silent = 1 - said;
    return 2
        * (term(people, messages * said)
            + term(before, messagesBefore * said)
            + term(messages - people, messages * silent)
            + term(messagesBefore - before, messagesBefore * silent));
  }

  /** How many times as often it is said. */
  static double lift(double people, int messages, double before, double messagesBefore) {
    return (people / messages) / (before / messagesBefore);
  }

  private static double term(double seen, double expected) {
    return seen <= 0 ? 0 : seen * Math.log(seen / expected);
  }
}
