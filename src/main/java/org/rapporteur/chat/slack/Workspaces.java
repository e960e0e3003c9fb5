package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Access to the workspaces the bot is installed in. */
interface Workspaces {
  /**
   * A workspace with a token that is good for a few minutes at least.
   *
   * @param team Slack's id of it; empty for the only one
   * @throws NotInstalled when the bot is in no such workspace, or not any more
   * @throws IOException when Slack has to be asked and does not answer: try again later
   */
  Workspace of(String team) throws NotInstalled, IOException;

  /** What {@link #of} takes: the ids of the workspaces; one is empty if it is the only one. */
  List<String> teams();

  /** Lets everything go that is known of a workspace. */
  void forget(String team);

  /**
   * Forgets a workspace that has put the bot out.
   *
   * @param event Slack's {@code app_uninstalled} or {@code tokens_revoked}; others change nothing
   */
  void revoked(String team, JsonNode event);
}
