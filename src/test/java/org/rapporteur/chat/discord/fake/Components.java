package org.rapporteur.chat.discord.fake;

/** Discord's numbers for the parts of messages and modals. */
final class Components {
  static final int ROW = 1;
  static final int BUTTON = 2;
  static final int SELECT = 3;
  static final int TEXT_INPUT = 4;
  static final int TEXT = 10;
  static final int LABEL = 18;

  /** The flag of messages that are made of components alone. */
  static final int V2 = 1 << 15;

  private Components() {}
}
