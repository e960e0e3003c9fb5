package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** What the Web API tells of channels. */
final class ConversationMethods {
  private final Workspace workspace;

  ConversationMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  void register(WebApi api) {
    api.add("conversations.info", "", this::info);
    api.add("conversations.history", "", this::history);
    api.add("conversations.replies", "", this::replies);
    api.add("conversations.members", "", this::members);
    api.add("conversations.list", "", this::list);
    api.add("conversations.open", "im:write", this::open);
  }

  /** The channel a call names, as far as the bot may know of it. */
  static Room room(Workspace workspace, Call call) {
    Room room = workspace.rooms.get(call.needed("channel"));
    if (room == null
        || (room.kind != Room.Kind.PUBLIC && !room.members.contains(workspace.bot.id()))) {
      throw new Refusal("channel_not_found");
    }
    return room;
  }

  private Room read(Call call) {
    Room room = room(workspace, call);
    WebApi.need(workspace, room.kind.scope + ":history");
    if (!room.members.contains(workspace.bot.id())) {
      throw new Refusal("not_in_channel");
    }
    return room;
  }

  private ObjectNode info(Call call) {
    Room room = room(workspace, call);
    WebApi.need(workspace, room.kind.scope + ":read");
    ObjectNode answer = Json.object();
    ObjectNode channel = room.json(workspace.bot.id());
    if (!call.flag("include_num_members")) {
      channel.remove("num_members");
    }
    answer.set("channel", channel);
    return answer;
  }

  private ObjectNode history(Call call) {
    Room room = read(call);
    List<Message> shown = new ArrayList<>(range(room, call).filter(Message::inChannel).toList());
    Collections.reverse(shown);
    return page(room, call, shown, null);
  }

  private ObjectNode replies(Call call) {
    Room room = read(call);
    Message parent =
        room.message(call.needed("ts")).orElseThrow(() -> new Refusal("thread_not_found"));
    String thread = parent.isReply() ? parent.thread() : parent.ts();
    List<Message> replies =
        range(room, call).filter(m -> m.isReply() && m.thread().equals(thread)).toList();
    return page(room, call, replies, room.message(thread).orElse(null));
  }

  private Stream<Message> range(Room room, Call call) {
    return workspace
        .between(room, given(call, "oldest"), given(call, "latest"), call.flag("inclusive"))
        .values()
        .stream();
  }

  private static @Nullable String given(Call call, String name) {
    String value = call.text(name);
    return value.isEmpty() ? null : value;
  }

  private ObjectNode page(Room room, Call call, List<Message> all, @Nullable Message first) {
    ObjectNode answer = Json.object();
    List<Message> page = new ArrayList<>(Pages.page(call, 100, 999, all, Message::ts, answer));
    if (first != null) {
      page.add(0, first);
    }
    boolean metadata = call.flag("include_all_metadata");
    answer.set(
        "messages",
        Json.array(page.stream().map(m -> workspace.rendered(room, m, metadata)).toList()));
    return answer;
  }

  private ObjectNode members(Call call) {
    Room room = room(workspace, call);
    WebApi.need(workspace, room.kind.scope + ":read");
    ObjectNode answer = Json.object();
    List<String> page = Pages.page(call, 100, 1_000, List.copyOf(room.members), m -> m, answer);
    answer.remove("has_more");
    answer.set("members", Json.strings(page));
    return answer;
  }

  private ObjectNode list(Call call) {
    String types = call.text("types").isEmpty() ? "public_channel" : call.text("types");
    Set<String> wanted = Set.copyOf(Arrays.asList(types.split(",", -1)));
    if (wanted.contains("public_channel")) {
      WebApi.need(workspace, "channels:read");
    }
    if (wanted.contains("private_channel")) {
      WebApi.need(workspace, "groups:read");
    }
    List<Room> rooms =
        workspace.rooms.values().stream()
            .filter(
                r ->
                    switch (r.kind) {
                      case PUBLIC -> wanted.contains("public_channel");
                      case PRIVATE ->
                          wanted.contains("private_channel")
                              && r.members.contains(workspace.bot.id());
                      case DIRECT -> wanted.contains("im");
                    })
            .filter(r -> !r.archived || !call.flag("exclude_archived"))
            .toList();
    ObjectNode answer = Json.object();
    List<Room> page = Pages.page(call, 100, 1_000, rooms, r -> r.id, answer);
    answer.remove("has_more");
    answer.set("channels", Json.array(page.stream().map(r -> r.json(workspace.bot.id())).toList()));
    return answer;
  }

  private ObjectNode open(Call call) {
    ObjectNode answer = Json.object();
    answer.set("channel", workspace.direct(call.needed("users")).json(workspace.bot.id()));
    return answer;
  }
}
