package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.fake.Json;

/** Modals and homes. Guarded by the workspace. */
final class ViewMethods {
  private static final int DEEPEST = 3;

  private final Workspace workspace;
  private final Map<String, String> triggers = new HashMap<>();

  ViewMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  void register(WebApi api) {
    api.add("views.open", "", this::open);
    api.add("views.push", "", this::push);
    api.add("views.update", "", this::update);
    api.add("views.publish", "", this::publish);
  }

  /** A trigger with which the bot may open one modal for a person. */
  String newTrigger(String user) {
    String id = workspace.newId("17.");
    triggers.put(id, user);
    return id;
  }

  /** The modal on top before a person's eyes. */
  Optional<View> modal(String user) {
    return workspace.views.values().stream()
        .filter(v -> v.open() && v.user().equals(user) && isModal(v))
        .reduce((first, second) -> second);
  }

  /** A person's home, once it was published. */
  Optional<View> home(String user) {
    return workspace.views.values().stream()
        .filter(v -> v.user().equals(user) && !isModal(v))
        .findFirst();
  }

  private static boolean isModal(View view) {
    return view.json().path("type").asText().equals("modal");
  }

  /** Shows a modal from what the bot sent. */
  View show(String where, String user, JsonNode view) {
    View shown = new View(workspace.newId("V"), user, checked(where, view));
    workspace.views.put(shown.id(), shown);
    return shown;
  }

  /** What the bot sent as a view, with ids for its blocks. */
  ObjectNode checked(String where, JsonNode view) {
    if (!(view instanceof ObjectNode sent)) {
      throw new Refusal("invalid_arguments").with("detail", "no view");
    }
    workspace.strictness.view(where, sent);
    ObjectNode json =
        sent.deepCopy()
            .put("team_id", Workspace.TEAM)
            .put("app_id", Workspace.APP)
            .put("bot_id", Workspace.BOT_ID);
    for (JsonNode block : json.path("blocks")) {
      if (block instanceof ObjectNode object && !object.has("block_id")) {
        object.put("block_id", workspace.newId("b"));
      }
    }
    return json;
  }

  private ObjectNode open(Call call) {
    String user = triggered(call);
    modals(user).forEach(View::close);
    return answer(show(call.method(), user, call.json("view")));
  }

  private ObjectNode push(Call call) {
    String user = triggered(call);
    if (modals(user).size() >= DEEPEST) {
      throw new Refusal("push_limit_reached");
    }
    return answer(show(call.method(), user, call.json("view")));
  }

  private List<View> modals(String user) {
    return workspace.views.values().stream()
        .filter(v -> v.open() && v.user().equals(user) && isModal(v))
        .toList();
  }

  private String triggered(Call call) {
    String id = call.needed("trigger_id");
    checked(call.method(), call.json("view"));
    String user = triggers.remove(id);
    if (user == null) {
      throw new Refusal(id.startsWith("17.") ? "exchanged_trigger_id" : "invalid_trigger_id");
    }
    return user;
  }

  private ObjectNode update(Call call) {
    View view =
        workspace.views.values().stream()
            .filter(
                v ->
                    v.id().equals(call.text("view_id"))
                        || (call.text("view_id").isEmpty()
                            && v.json()
                                .path("external_id")
                                .asText("-")
                                .equals(call.text("external_id"))))
            .findFirst()
            .filter(View::open)
            .orElseThrow(() -> new Refusal("not_found"));
    unlessChanged(call, view);
    view.become(checked(call.method(), call.json("view")));
    return answer(view);
  }

  private ObjectNode publish(Call call) {
    String user = workspace.account(call.needed("user_id")).id();
    JsonNode sent = call.json("view");
    Optional<View> home = home(user);
    if (home.isEmpty()) {
      return answer(show(call.method(), user, sent));
    }
    unlessChanged(call, home.get());
    home.get().become(checked(call.method(), sent));
    return answer(home.get());
  }

  private static void unlessChanged(Call call, View view) {
    if (!call.text("hash").isEmpty() && !call.text("hash").equals(view.hash())) {
      throw new Refusal("hash_conflict");
    }
  }

  private static ObjectNode answer(View view) {
    ObjectNode answer = Json.object();
    answer.set("view", view.json());
    return answer;
  }
}
