package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.rapporteur.chat.fake.Json;

/** Files, by Slack's way of three steps: ask for an address, send the bytes there, share. */
final class FileMethods {
  private final Workspace workspace;
  private final ChatMethods chat;
  private final Supplier<String> base;

  /**
   * @param base where this Slack is reached, without a slash at its end
   */
  FileMethods(Workspace workspace, ChatMethods chat, Supplier<String> base) {
    this.workspace = workspace;
    this.chat = chat;
    this.base = base;
  }

  void register(WebApi api) {
    api.add("files.getUploadURLExternal", "files:write", this::address);
    api.add("files.completeUploadExternal", "files:write", this::complete);
    api.add("files.delete", "files:write", this::delete);
    api.add("files.info", "files:read", this::info);
    api.add("files.list", "files:read", this::list);
  }

  private ObjectNode address(Call call) {
    Upload file =
        new Upload(
            workspace.newId("F"),
            call.needed("filename"),
            call.text("filename"),
            "",
            new byte[call.number("length", 0)]);
    if (file.size() == 0) {
      throw new Refusal("invalid_arguments").with("detail", "no length");
    }
    workspace.uploads.put(file.id(), file);
    return Json.object()
        .put("upload_url", base.get() + "/upload/" + file.id())
        .put("file_id", file.id());
  }

  /** Takes a file's bytes. */
  void upload(Context ctx) {
    byte[] bytes = ctx.bodyAsBytes();
    String id = ctx.pathParam("id");
    boolean taken =
        workspace.state.step(
            () -> {
              Upload file = workspace.uploads.get(id);
              if (file == null || file.size() != bytes.length) {
                workspace.strictness.broken("an upload of " + bytes.length + " bytes to " + id);
                return false;
              }
              workspace.uploads.put(id, file.filled(bytes));
              return true;
            });
    ctx.status(taken ? 200 : 400).result(taken ? "OK - " + bytes.length : "failed");
  }

  private ObjectNode complete(Call call) {
    List<JsonNode> files = new ArrayList<>();
    String channel = call.text("channel_id");
    for (JsonNode named : call.json("files")) {
      Upload file = found(named.path("id").asText());
      Upload shared = file.sharedIn(channel, named.path("title").asText(file.name()));
      workspace.uploads.put(file.id(), shared);
      files.add(shared.json(workspace.bot.id()));
    }
    if (files.isEmpty()) {
      throw new Refusal("invalid_arguments").with("detail", "no files");
    }
    if (!channel.isEmpty()) {
      share(call, channel, files);
    }
    ObjectNode answer = Json.object();
    answer.set("files", Json.array(files));
    return answer;
  }

  private void share(Call call, String channel, List<JsonNode> files) {
    Room room = workspace.rooms.get(channel);
    if (room == null || !room.members.contains(workspace.bot.id())) {
      throw new Refusal("channel_not_found");
    }
    String comment = call.text("initial_comment");
    ObjectNode sent = Json.object().put("text", comment.isEmpty() ? "file" : comment);
    ObjectNode written =
        chat.written(call.method(), sent, call.text("thread_ts"))
            .put("text", comment)
            .put("subtype", "file_share")
            .put("upload", true);
    written.set("files", Json.array(files));
    workspace.add(room, written);
  }

  private Upload found(String id) {
    Upload file = workspace.uploads.get(id);
    if (file == null) {
      throw new Refusal("file_not_found");
    }
    return file;
  }

  private ObjectNode delete(Call call) {
    workspace.uploads.remove(found(call.needed("file")).id());
    return Json.object();
  }

  private ObjectNode info(Call call) {
    ObjectNode answer = Json.object();
    answer.set("file", found(call.needed("file")).json(workspace.bot.id()));
    return answer;
  }

  private ObjectNode list(Call call) {
    ObjectNode answer = Json.object();
    answer.set(
        "files",
        Json.array(
            workspace.uploads.values().stream()
                .filter(
                    f -> call.text("channel").isEmpty() || f.channel().equals(call.text("channel")))
                .map(f -> f.json(workspace.bot.id()))
                .toList()));
    return answer;
  }
}
