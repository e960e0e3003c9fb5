package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rapporteur.chat.fake.Json;

/**
 * Somebody in the workspace, or in another one that shares a channel with it, who acts as with
 * Slack's own client. Channels are given by their name or id.
 */
public final class Person {
  private final Workspace workspace;
  private final Account account;
  private final Interactions interactions;
  private final ViewMethods views;

  Person(Workspace workspace, Account account, Interactions interactions, ViewMethods views) {
    this.workspace = workspace;
    this.account = account;
    this.interactions = interactions;
    this.views = views;
  }

  public String id() {
    return account.id();
  }

  public String name() {
    return account.name();
  }

  /** Sets the language of the client, such as {@code fr-FR}. */
  public void reads(String language) {
    run(() -> workspace.languages.put(account.id(), language));
  }

  /** Writes a text as a person types it: what looks like markup goes escaped, as Slack has it. */
  public Message says(String channel, String text) {
    return saysMarkup(channel, ShownText.escaped(text));
  }

  /** Writes a text as it goes over the wire, with mentions and links that are such. */
  public Message saysMarkup(String channel, String text) {
    return act(() -> workspace.add(joined(channel), written(text)));
  }

  /** Writes into a message's thread. */
  public Message replies(Message parent, String text) {
    return act(() -> workspace.add(room(parent), reply(parent, text)));
  }

  /** Writes into a message's thread and into the channel as well. */
  public Message broadcasts(Message parent, String text) {
    return act(
        () -> {
          ObjectNode fields = reply(parent, text).put("subtype", "thread_broadcast");
          fields.set("root", workspace.rendered(room(parent), parent, false));
          return workspace.add(room(parent), fields);
        });
  }

  /** Writes with the look of {@code /me}, or another subtype that Slack has or may get. */
  public Message saysAs(String subtype, String channel, String text) {
    return act(
        () ->
            workspace.add(
                joined(channel), written(ShownText.escaped(text)).put("subtype", subtype)));
  }

  /** Shares a file with a comment. */
  public Message sharesFile(String channel, String fileName, String comment) {
    return act(
        () -> {
          Upload file =
              new Upload(
                  workspace.newId("F"),
                  fileName,
                  fileName,
                  workspace.channel(channel).id,
                  fileName.getBytes(StandardCharsets.UTF_8));
          workspace.uploads.put(file.id(), file);
          ObjectNode fields =
              written(ShownText.escaped(comment)).put("subtype", "file_share").put("upload", false);
          fields.putArray("files").add(file.json(account.id()));
          return workspace.add(joined(channel), fields);
        });
  }

  public void edits(Message message, String text) {
    run(
        () -> {
          ObjectNode changed = message.json().put("text", ShownText.escaped(text));
          changed.set("blocks", richText(ShownText.escaped(text)));
          changed.putObject("edited").put("user", account.id()).put("ts", workspace.newTs());
          workspace.change(room(message), message, changed);
        });
  }

  /** Deletes a message; a thread's parent leaves a tombstone. */
  public void deletes(Message message) {
    run(() -> workspace.remove(room(message), message));
  }

  public void reacts(Message message, String emoji) {
    run(
        () -> {
          if (message.react(emoji, account.id())) {
            workspace.events.reaction(
                "reaction_added", room(message), message, emoji, account.id());
          }
        });
  }

  public void unreacts(Message message, String emoji) {
    run(
        () -> {
          if (message.unreact(emoji, account.id())) {
            workspace.events.reaction(
                "reaction_removed", room(message), message, emoji, account.id());
          }
        });
  }

  public void joins(String channel) {
    run(() -> workspace.events.membership(joined(channel), account, "joined"));
  }

  public void leaves(String channel) {
    run(
        () -> {
          Room room = workspace.channel(channel);
          room.members.remove(account.id());
          workspace.events.membership(room, account, "left");
        });
  }

  /** Types a command and returns what was shown to this person alone; waits for it. */
  public Message types(String channel, String line) {
    return runs(channel, line).told();
  }

  /** Types a command and returns once it is acknowledged. */
  public Answer runs(String channel, String line) {
    return act(() -> interactions.command(account, joined(channel), line));
  }

  /** Clicks the button, or the option of a menu, of that label; returns once it is acknowledged. */
  public Answer clicks(Message message, String label) {
    return act(() -> interactions.click(account, message, label));
  }

  /** As {@link #clicks(Message, String)} in a modal or at home. */
  public Answer clicks(View view, String label) {
    return act(() -> interactions.click(account, view, label));
  }

  /** Takes a shortcut on a message; returns once it is acknowledged. */
  public Answer shortcut(String callbackId, Message message) {
    return act(() -> interactions.shortcut(account, callbackId, message));
  }

  /**
   * Submits a modal.
   *
   * @param values texts or options' labels by the field's label, action_id or block_id
   */
  public ViewAnswer submits(View view, Map<String, String> values) {
    return interactions.submit(account, view, values);
  }

  /** Opens the bot's home and returns it once it was published anew. */
  public View opensHome() {
    int before = act(() -> views.home(account.id()).map(View::version).orElse(-1));
    run(
        () -> {
          ObjectNode event =
              Json.object()
                  .put("type", "app_home_opened")
                  .put("user", account.id())
                  .put("channel", workspace.direct(account.id()).id)
                  .put("tab", "home")
                  .put("event_ts", workspace.newTs());
          views.home(account.id()).ifPresent(home -> event.set("view", home.json()));
          workspace.events.send(event, false);
        });
    return workspace.state.await(
        "the home of " + account.name(),
        () -> views.home(account.id()).filter(home -> home.version() > before));
  }

  /** The modal before this person's eyes; waits for one. */
  public View modal() {
    return workspace.state.await("a modal for " + account.name(), () -> views.modal(account.id()));
  }

  private <T> T act(Supplier<T> step) {
    return workspace.state.step(step);
  }

  private void run(Runnable step) {
    workspace.state.run(step);
  }

  private Room joined(String channel) {
    Room room = workspace.channel(channel);
    if (room.archived) {
      throw new IllegalStateException("nobody can write in " + channel + ": it is archived");
    }
    room.members.add(account.id());
    return room;
  }

  private Room room(Message message) {
    return workspace.channel(message.channel());
  }

  private ObjectNode written(String wireText) {
    ObjectNode fields =
        Json.object()
            .put("user", account.id())
            .put("client_msg_id", workspace.newId("msg-"))
            .put("text", wireText)
            .put("team", account.team());
    if (!account.team().equals(Workspace.TEAM)) {
      fields.put("user_team", account.team()).put("source_team", account.team());
    }
    fields.set("blocks", richText(wireText));
    return fields;
  }

  private ArrayNode richText(String wireText) {
    ArrayNode blocks = Json.array();
    ObjectNode block =
        blocks.addObject().put("type", "rich_text").put("block_id", workspace.newId("b"));
    block
        .putArray("elements")
        .addObject()
        .put("type", "rich_text_section")
        .putArray("elements")
        .addObject()
        .put("type", "text")
        .put("text", ShownText.unescaped(wireText));
    return blocks;
  }

  private ObjectNode reply(Message parent, String text) {
    String thread = Optional.of(parent.thread()).filter(t -> !t.isEmpty()).orElse(parent.ts());
    return written(ShownText.escaped(text))
        .put("thread_ts", thread)
        .put(
            "parent_user_id",
            room(parent).message(thread).map(Message::author).orElse(account.id()));
  }
}
