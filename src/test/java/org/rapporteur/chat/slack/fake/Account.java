package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.rapporteur.chat.fake.Json;

/**
 * Somebody who may write: a person of this workspace or of another one, or the bot.
 *
 * @param id such as {@code U0000001}
 * @param name as the person's profile shows it
 * @param team the workspace the person belongs to
 */
record Account(String id, String name, String team, boolean bot) {
  /** The name that Slack's older fields carry. */
  String handle() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.');
  }

  /** As {@code users.info} tells it to a workspace. */
  ObjectNode json(String askingTeam) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("team_id", team)
            .put("name", handle())
            .put("deleted", false)
            .put("real_name", name)
            .put("tz", "Europe/Zurich")
            .put("is_bot", bot)
            .put("is_app_user", false);
    if (!team.equals(askingTeam)) {
      json.put("is_stranger", true);
    }
    json.putObject("profile")
        .put("real_name", name)
        .put("real_name_normalized", name)
        .put("display_name", name)
        .put("display_name_normalized", name)
        .put("team", team);
    return json;
  }
}
