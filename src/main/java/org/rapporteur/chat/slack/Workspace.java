package org.rapporteur.chat.slack;

/**
 * A workspace the bot is installed in.
 *
 * @param team Slack's id of it, such as {@code T0123}
 * @param name how its people call it
 * @param botUser the bot as a user, such as {@code U0123}
 * @param botId the bot as an author of messages, such as {@code B0123}
 * @param token good for a few minutes at least: never kept, never shown
 */
record Workspace(String team, String name, String botUser, String botId, String token) {
  @Override
  public String toString() {
    return "Workspace[" + team + " " + name + "]";
  }
}
