package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** Commands, clicks, shortcuts and submitted views on their way to the bot. */
final class Interactions {
  private final Workspace workspace;
  private final Courier courier;
  private final ResponseUrls urls;
  private final ViewMethods views;

  Interactions(Workspace workspace, Courier courier, ResponseUrls urls, ViewMethods views) {
    this.workspace = workspace;
    this.courier = courier;
    this.urls = urls;
    this.views = views;
  }

  Answer command(Account user, Room room, String line) {
    int space = line.indexOf(' ');
    ObjectNode payload =
        Json.object()
            .put("token", "the-old-verification-token")
            .put("team_id", Workspace.TEAM)
            .put("team_domain", "assembly")
            .put("channel_id", room.id)
            .put("channel_name", room.kind == Room.Kind.PRIVATE ? "privategroup" : room.name)
            .put("user_id", user.id())
            .put("user_name", user.handle())
            .put("command", space < 0 ? line : line.substring(0, space))
            .put("text", space < 0 ? "" : ShownText.escaped(line.substring(space + 1).strip()))
            .put("api_app_id", Workspace.APP)
            .put("is_enterprise_install", "false");
    return send(user, room, null, Delivery.COMMAND, payload);
  }

  Answer click(Account user, Message message, String label) {
    Room room = workspace.channel(message.channel());
    ObjectNode payload = interaction("block_actions", user);
    payload.putArray("actions").add(action(message.blocks(), label));
    payload.set("channel", Json.object().put("id", room.id).put("name", room.name));
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", message.ts())
        .put("channel_id", room.id)
        .put("is_ephemeral", message.onlyFor() != null);
    if (message.onlyFor() == null) {
      payload.set("message", workspace.rendered(room, message, true));
    }
    payload.putObject("state").putObject("values");
    return send(user, room, message, Delivery.INTERACTION, payload);
  }

  /** A click in a modal or at home: there is no address to answer to. */
  Answer click(Account user, View view, String label) {
    ObjectNode payload = interaction("block_actions", user);
    payload.putArray("actions").add(action(view.blocks(), label));
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.set("view", view.json());
    return send(user, null, null, Delivery.INTERACTION, payload);
  }

  Answer shortcut(Account user, String callbackId, Message message) {
    Room room = workspace.channel(message.channel());
    ObjectNode payload =
        interaction("message_action", user)
            .put("callback_id", callbackId)
            .put("action_ts", workspace.newTs())
            .put("message_ts", message.ts());
    payload.set("channel", Json.object().put("id", room.id).put("name", room.name));
    payload.set("message", workspace.rendered(room, message, true));
    return send(user, room, message, Delivery.INTERACTION, payload);
  }

  /** Submits a modal and does what the answer says to it. */
  ViewAnswer submit(Account user, View view, Map<String, String> values) {
    ObjectNode payload =
        workspace.state.step(
            () -> {
              ObjectNode shown = view.json();
              shown.putObject("state").set("values", FormValues.of(view.blocks(), values));
              ObjectNode submission = interaction("view_submission", user);
              submission.set("view", shown);
              submission.putArray("response_urls");
              return submission;
            });
    Delivery delivery = courier.send(Delivery.INTERACTION, payload);
    workspace.state.await(
        "an answer to the submitted " + view.text(),
        () -> Optional.of(delivery).filter(Delivery::acked));
    return workspace.state.step(() -> follow(view, delivery.answer()));
  }

  private ViewAnswer follow(View view, JsonNode answer) {
    String action = answer.path("response_action").asText("");
    View next = view;
    switch (action) {
      case "" -> view.close();
      case "clear" ->
          workspace.views.values().stream()
              .filter(v -> v.user().equals(view.user()) && v.open())
              .filter(v -> v.json().path("type").asText().equals("modal"))
              .forEach(View::close);
      case "update" -> view.become(views.checked("view_submission", answer.path("view")));
      case "push" -> next = views.show("view_submission", view.user(), answer.path("view"));
      case "errors" -> {
        for (String block : FormValues.names(answer.path("errors"))) {
          if (Json.items(view.blocks()).noneMatch(b -> block.equals(b.path("block_id").asText()))) {
            workspace.strictness.broken("view_submission: an error for no block, " + block);
          }
        }
      }
      default -> workspace.strictness.broken("view_submission: response_action " + action);
    }
    return new ViewAnswer(action, answer.path("errors"), next);
  }

  private ObjectNode action(JsonNode blocks, String label) {
    for (JsonNode block : blocks) {
      for (JsonNode element : Json.objects(block).toList()) {
        boolean button = element.path("type").asText().equals("button");
        if (button && ShownText.label(element).equals(label)) {
          ObjectNode action = element.deepCopy();
          return action
              .put("block_id", block.path("block_id").asText())
              .put("action_ts", workspace.newTs());
        }
        for (JsonNode option : element.path("options")) {
          if (ShownText.label(option).equals(label)) {
            ObjectNode action =
                Json.object()
                    .put("type", element.path("type").asText())
                    .put("action_id", element.path("action_id").asText())
                    .put("block_id", block.path("block_id").asText())
                    .put("action_ts", workspace.newTs());
            action.set("selected_option", option);
            return action;
          }
        }
      }
    }
    throw new AssertionError("no button \"" + label + "\" in\n" + ShownText.ofBlocks(blocks));
  }

  private ObjectNode interaction(String type, Account user) {
    ObjectNode payload =
        Json.object()
            .put("type", type)
            .put("token", "the-old-verification-token")
            .put("api_app_id", Workspace.APP)
            .put("is_enterprise_install", false)
            .putNull("enterprise");
    payload.putObject("team").put("id", Workspace.TEAM).put("domain", "assembly");
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.handle())
        .put("name", user.handle())
        .put("team_id", user.team());
    return payload.put("trigger_id", views.newTrigger(user.id()));
  }

  private Answer send(
      Account user,
      @Nullable Room room,
      @Nullable Message source,
      String type,
      ObjectNode payload) {
    if (type.equals(Delivery.COMMAND)) {
      payload.put("trigger_id", views.newTrigger(user.id()));
    }
    if (room != null) {
      payload.put("response_url", urls.grant(user, room, source));
    }
    int shown = workspace.alone.size();
    int opened = workspace.views.size();
    Delivery delivery = courier.send(type, payload);
    Supplier<Delivery> acked =
        () ->
            workspace.state.await(
                "an acknowledgement of " + type,
                () -> Optional.of(delivery).filter(Delivery::acked));
    Runnable withAck =
        () -> {
          if (room != null && type.equals(Delivery.COMMAND) && !isEmpty(delivery.answer())) {
            urls.answer(user, room, source, delivery.answer());
          }
        };
    return new Answer(workspace, views, user, shown, opened, acked, withAck);
  }

  private static boolean isEmpty(JsonNode answer) {
    return !answer.has("text") && !answer.has("blocks");
  }
}
