package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one workspace whose bot token stands in the environment. Slack is asked once whose it is. */
final class OneWorkspace implements Workspaces {
  /** The environment variable of the token, named when Slack does not take it. */
  static final String VARIABLE = "SLACK_BOT_TOKEN";

  private final MethodsClient slack;
  private final String token;
  private @Nullable Workspace known;
  private boolean gone;

  OneWorkspace(MethodsClient slack, String token) {
    this.slack = slack;
    this.token = token;
  }

  @Override
  public synchronized Workspace of(String team) throws NotInstalled, IOException {
    if (gone) {
      throw new NotInstalled(
          "the bot was taken out of its workspace: install it again, set %s to its new token and start it anew"
              .formatted(VARIABLE));
    }
    Workspace one = known;
    if (one == null) {
      one = ask();
      known = one;
    }
    if (!team.isEmpty() && !team.equals(one.team())) {
      throw new NotInstalled(
          "the token in %s is for the workspace %s (%s), not for %s"
              .formatted(VARIABLE, one.team(), one.name(), team));
    }
    return one;
  }

  private Workspace ask() throws NotInstalled, IOException {
    AuthTestResponse answer;
    try {
      answer = slack.authTest(r -> r.token(token));
    } catch (SlackApiException e) {
      throw new IOException("Slack answered auth.test with an HTTP error", e);
    } catch (RuntimeException e) {
      throw new IOException("Slack answered auth.test with what can't be read", e);
    }
    if (!answer.isOk() && !Refusal.isLasting(answer.getError())) {
      throw new IOException("Slack answered auth.test with " + answer.getError());
    }
    if (!answer.isOk()) {
      throw new NotInstalled(
          "Slack does not take the token in %s (%s): copy the Bot User OAuth Token from the app's page OAuth & Permissions"
              .formatted(VARIABLE, answer.getError()));
    }
    if (answer.getBotId() == null) {
      throw new NotInstalled(
          "the token in %s is a person's, not the bot's: copy the Bot User OAuth Token, which begins with xoxb-"
              .formatted(VARIABLE));
    }
    return new Workspace(
        answer.getTeamId(), answer.getTeam(), answer.getUserId(), answer.getBotId(), token);
  }

  @Override
  public synchronized List<String> teams() {
    return gone ? List.of() : List.of("");
  }

  @Override
  public synchronized void forget(String team) {
    Workspace one = known;
    if (team.isEmpty() || (one != null && team.equals(one.team()))) {
      gone = true;
      known = null;
    }
  }

  @Override
  public synchronized void revoked(String team, JsonNode event) {
    Workspace one = known;
    if (one != null && Revocation.ends(event, one.botUser())) {
      forget(team);
    }
  }
}
