package org.rapporteur.chat.discord.fake;

/** Discord's bits for what a session wants to hear. */
final class Intent {
  static final int GUILDS = 1;
  static final int GUILD_MEMBERS = 1 << 1;
  static final int GUILD_PRESENCES = 1 << 8;
  static final int GUILD_MESSAGES = 1 << 9;
  static final int GUILD_REACTIONS = 1 << 10;
  static final int DIRECT_MESSAGES = 1 << 12;
  static final int DIRECT_REACTIONS = 1 << 13;
  static final int MESSAGE_CONTENT = 1 << 15;

  /** Above all that Discord has. */
  static final int NONE_SUCH = 1 << 26;

  private Intent() {}
}
