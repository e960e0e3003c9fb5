package org.rapporteur.config;

/** What askers are told on platforms whose pages are not ours. */
public record NoticeSettings(Collected collected, Outcome outcome) {
  /** How an asker sees that a message was collected. */
  public enum Collected {
    /** By a reaction on the message. */
    REACTION,
    NONE
  }

  /** Where an asker is told what became of an item. */
  public enum Outcome {
    /** In a message to them alone. */
    DIRECT,
    /** Below their message, for all to see. */
    THREAD,
    NONE
  }

  static final NoticeSettings DEFAULT = new NoticeSettings(Collected.REACTION, Outcome.DIRECT);
}
