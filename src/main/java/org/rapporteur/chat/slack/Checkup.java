package org.rapporteur.chat.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venues;

/** What stands in the way of serving the workspaces and channels, each in one line. */
final class Checkup {
  private static final String PAGE = "api.slack.com/apps > your app > OAuth & Permissions";

  private final Api api;
  private final Workspaces workspaces;
  private final Venues venues;

  Checkup(Api api, Workspaces workspaces, Venues venues) {
    this.api = api;
    this.workspaces = workspaces;
    this.venues = venues;
  }

  /**
   * Finds what no waiting mends: a token that Slack does not take, scopes that are missing.
   *
   * @throws SlackFailure if Slack can't be asked now
   */
  Optional<String> access(String team) throws SlackFailure {
    AuthTestResponse answer;
    try {
      workspaces.of(team);
      answer = api.call(team, "auth.test", c -> c.authTest(r -> r));
    } catch (NotInstalled e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (SlackFailure e) {
      if (Refusal.isLasting(e.error())) {
        return Optional.of(
            "Slack does not take the bot's token any more (%s): install the app anew at %s, and set %s to its new token where that is set"
                .formatted(e.error(), PAGE, OneWorkspace.VARIABLE));
      }
      throw e;
    } catch (java.io.IOException e) {
      throw SlackFailure.unreachable("auth.test", e);
    }
    List<String> missing = new ArrayList<>(Scopes.BOT);
    missing.removeAll(granted(answer));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the bot lacks the scopes %s in the workspace %s: add them at %s, then install the app anew"
                .formatted(String.join(", ", missing), answer.getTeam(), PAGE));
  }

  private static List<String> granted(AuthTestResponse answer) {
    List<String> headers = answer.getHttpResponseHeaders().get("x-oauth-scopes");
    if (headers == null || headers.isEmpty()) {
      return Scopes.BOT; // Slack did not tell
    }
    return List.of(headers.get(0).strip().split("\\s*,\\s*"));
  }

  /** The sessions' channels that can't be used now; empty when all can. */
  List<String> channels() {
    List<String> problems = new ArrayList<>();
    venues.channels().forEach(c -> problem(c).ifPresent(problems::add));
    return List.copyOf(problems);
  }

  private Optional<String> problem(ChannelRef channel) {
    try {
      Conversation info =
          api.call(
                  channel.workspace(),
                  "conversations.info",
                  c -> c.conversationsInfo(r -> r.channel(channel.id())))
              .getChannel();
      String named = channel + " (#" + info.getName() + ")";
      if (info.isArchived()) {
        return Optional.of(named + " is archived: unarchive it in Slack, or name another channel");
      }
      return info.isMember()
          ? Optional.empty()
          : Optional.of(
              "the bot is not in " + named + ": type /invite @Rapporteur in that channel");
    } catch (SlackFailure e) {
      if (e.error().equals("channel_not_found")) {
        return Optional.of(
            channel
                + " is no channel the bot can see: type /invite @Rapporteur in it, or correct its"
                + " id in the session's file (it stands at the bottom of the channel's details)");
      }
      return e.isPassing()
          ? Optional.empty()
          : Optional.of(channel + " can't be used: " + e.getMessage());
    }
  }
}
