package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Violations;

/** Holds what the bot sends against Discord's limits, and against what no bot of ours may send. */
final class Strictness {
  /** What calls somebody, or leads a reader elsewhere than it says. */
  private static final Pattern LIVE =
      Pattern.compile("<@[!&]?\\d|<#\\d|@everyone|@here|]\\(|discord(app)?\\.(gg|com/invite)/");

  private static final Pattern ESCAPED = Pattern.compile("\\\\\\p{Punct}");

  private final Violations violations;

  Strictness(Violations violations) {
    this.violations = violations;
  }

  /**
   * Refuses a message that Discord would refuse, and notes what no bot of ours should send.
   *
   * @param where the request, for the note
   */
  void message(String where, JsonNode body, List<Upload> files) {
    if (MessageLimits.isEmpty(body) && files.isEmpty()) {
      violations.add(where + ": an empty message");
      throw new Refusal(Refusal.Code.EMPTY_MESSAGE);
    }
    check(where, body, files, true);
  }

  /** As {@link #message} for a change to one. */
  void change(String where, JsonNode body, List<Upload> files) {
    check(where, body, files, !body.path("content").asText("").isEmpty());
  }

  private void check(String where, JsonNode body, List<Upload> files, boolean mayCall) {
    List<String> problems = new ArrayList<>();
    MessageLimits.check(body, files, problems);
    refuse(where, problems);
    JsonNode allowed = body.path("allowed_mentions");
    if (mayCall && allowed.isMissingNode()) {
      violations.add(where + ": no allowed_mentions");
    }
    if (!allowed.isMissingNode() && !callsNobody(allowed)) {
      violations.add(where + ": allowed_mentions that call somebody: " + allowed);
    }
    ShownText.texts(body)
        .filter(text -> LIVE.matcher(ESCAPED.matcher(text).replaceAll("")).find())
        .forEach(text -> violations.add(where + ": a live mention or link in \"" + text + "\""));
  }

  private static boolean callsNobody(JsonNode allowed) {
    return allowed.path("parse").isArray()
        && allowed.path("parse").isEmpty()
        && allowed.path("users").isEmpty()
        && allowed.path("roles").isEmpty()
        && !allowed.path("replied_user").asBoolean(false);
  }

  void modal(String where, JsonNode modal) {
    List<String> problems = new ArrayList<>();
    ModalLimits.check(modal, problems);
    refuse(where, problems);
  }

  void choices(String where, JsonNode choices) {
    List<String> problems = new ArrayList<>();
    if (choices.size() > 25) {
      problems.add(choices.size() + " choices");
    }
    for (JsonNode choice : choices) {
      length("a choice's name", choice.path("name"), 1, 100, problems);
      if (choice.path("value").isTextual()) {
        length("a choice's value", choice.path("value"), 1, 100, problems);
      }
    }
    refuse(where, problems);
  }

  void commands(String where, JsonNode commands) {
    List<String> problems = new ArrayList<>();
    CommandLimits.check(commands, problems);
    refuse(where, problems);
  }

  private void refuse(String where, List<String> problems) {
    problems.forEach(p -> violations.add(where + ": " + p));
    if (!problems.isEmpty()) {
      throw new Refusal(Refusal.Code.INVALID_FORM, String.join("; ", problems));
    }
  }

  static void length(String what, JsonNode text, int least, int most, List<String> problems) {
    String value = text.asText("");
    int length = value.codePointCount(0, value.length());
    if (length < least || length > most) {
      problems.add(what + " of " + length + " characters");
    }
  }

  /** Every part of a message or modal that has a custom id. */
  static Stream<JsonNode> interactive(JsonNode components) {
    return Json.objects(components).filter(c -> c.has("custom_id"));
  }

  /** Custom ids must be there once and not be too long. */
  static void customIds(JsonNode components, List<String> problems) {
    List<String> ids = interactive(components).map(c -> c.path("custom_id").asText()).toList();
    if (ids.size() != ids.stream().distinct().count()) {
      problems.add("a custom_id twice: " + ids);
    }
    interactive(components)
        .forEach(c -> length("a custom_id", c.path("custom_id"), 1, 100, problems));
  }
}
