package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** What is written, changed and taken back, by whomever. Called by the one who holds the world. */
final class Talk {
  private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>");
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final int REPLY = 19;
  private static final int THREAD_CREATED = 18;
  private static final int THREAD_STARTER = 21;

  private final World world;

  Talk(World world) {
    this.world = world;
  }

  /** A message before it is anywhere: what one writes, in the fields Discord gives it. */
  static final class Draft {
    final ObjectNode fields = Json.object().put("type", 0).put("flags", 0);
    final List<Upload> files = new ArrayList<>();
    @Nullable String onlyFor;
    @Nullable String nonce;
    boolean callsPeople = true;

    Draft(String content) {
      fields.put("content", content);
      for (String list : new String[] {"embeds", "components", "mentions", "mention_roles"}) {
        fields.putArray(list);
      }
    }
  }

  Message post(Channel channel, Account writer, Draft draft) {
    return post(channel, writer, draft, world.ids.next());
  }

  private Message post(Channel channel, Account writer, Draft draft, String id) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("channel_id", channel.id)
            .put("timestamp", world.now())
            .putNull("edited_timestamp")
            .put("tts", false)
            .put("pinned", false)
            .put("mention_everyone", false);
    json.set("author", writer.json());
    json.setAll(draft.fields);
    if (draft.callsPeople) {
      call(json);
    }
    if (channel.kind.isThread() && draft.onlyFor == null) {
      json.put("position", channel.messages.size());
    }
    if (writer.kind == Account.Kind.WEBHOOK) {
      json.put("webhook_id", writer.id);
    }
    attach(json, channel, draft.files);
    Message message = new Message(id, channel, writer, draft.onlyFor, json, draft.files);
    if (draft.onlyFor == null) {
      wake(channel);
      channel.messages.put(Long.parseUnsignedLong(id), message);
      channel.sent++;
    }
    world.events.created(message, draft.nonce);
    return message;
  }

  private void call(ObjectNode json) {
    String content = json.path("content").asText();
    ArrayNode users = json.withArray("mentions");
    Matcher mention = MENTION.matcher(content);
    while (mention.find()) {
      Account account = world.accounts.get(mention.group(1));
      if (account != null) {
        users.add(account.json());
      }
    }
    Matcher role = ROLE.matcher(content);
    while (role.find()) {
      json.withArray("mention_roles").add(role.group(1));
    }
    json.put("mention_everyone", content.contains("@everyone") || content.contains("@here"));
  }

  static void attach(ObjectNode json, Channel channel, List<Upload> files) {
    json.set("attachments", Json.array(files.stream().map(f -> f.json(channel.id)).toList()));
  }

  private void wake(Channel thread) {
    if (thread.archived) {
      thread.archived = false;
      thread.archiveChangedAt = world.now();
      world.events.channel(thread, "UPDATE");
    }
  }

  /** Makes a draft a reply, which calls the one replied to unless it may call nobody. */
  void replyTo(Draft draft, Message parent, boolean callsAuthor) {
    draft.fields.put("type", REPLY);
    ObjectNode reference = draft.fields.putObject("message_reference").put("type", 0);
    reference.put("message_id", parent.id()).put("channel_id", parent.channel());
    if (parent.place.guild != null) {
      reference.put("guild_id", parent.place.guild.id);
    }
    if (callsAuthor) {
      draft.fields.withArray("mentions").add(parent.writer.json());
    }
  }

  /** Changes a message to the fields given, and says so. */
  void edit(Message message, ObjectNode changes, List<Upload> files) {
    ObjectNode json = message.json();
    json.setAll(changes);
    json.put("edited_timestamp", world.now());
    attach(json, message.place, files);
    message.become(json, files);
    world.events.updated(message);
  }

  /** A preview of a link in it arrives: no edit, and told without author. */
  void unfurl(Message message) {
    ObjectNode json = message.json();
    json.withArray("embeds")
        .addObject()
        .put("type", "link")
        .put("url", "https://example.org/")
        .put("title", "A preview");
    message.become(json, message.files());
    world.events.unfurled(message);
  }

  void delete(Message message) {
    forget(message);
    world.events.deleted(message);
  }

  void deleteAll(Channel channel, Collection<Message> messages) {
    messages.forEach(this::forget);
    world.events.bulkDeleted(channel, messages.stream().map(Message::id).toList());
  }

  private void forget(Message message) {
    message.delete();
    message.place.messages.remove(Long.parseUnsignedLong(message.id()));
  }

  void react(Message message, String emoji, Account user) {
    if (message.react(emoji, user.id)) {
      world.events.reaction(message, emoji, user, true);
    }
  }

  void unreact(Message message, String emoji, Account user) {
    if (message.unreact(emoji, user.id)) {
      world.events.reaction(message, emoji, user, false);
    }
  }

  void clearReactions(Message message, @Nullable String emoji) {
    Set<String> there = Set.copyOf(message.reactions.keySet());
    there.stream().filter(e -> emoji == null || e.equals(emoji)).forEach(message.reactions::remove);
    world.events.reactionsCleared(message, emoji);
  }

  /**
   * Starts a thread on a message: it has the message's id, and starts with a note of the system.
   */
  Channel startThread(Message message, String name, Account starter) {
    Channel channel = message.place;
    Channel.Kind kind =
        channel.kind == Channel.Kind.ANNOUNCEMENT
            ? Channel.Kind.ANNOUNCEMENT_THREAD
            : Channel.Kind.PUBLIC_THREAD;
    Channel thread = world.addChannel(kind, name, channel.guild, channel, starter, message.id());
    world.events.channel(thread, "CREATE");
    world.events.updated(message);
    Draft note = new Draft("");
    reference(note, THREAD_STARTER, message.channel(), message.id());
    post(thread, starter, note);
    return thread;
  }

  /** Starts a thread of no message, which the channel is told of. */
  Channel startThread(Channel channel, String name, Account starter) {
    Channel thread =
        world.addChannel(
            Channel.Kind.PUBLIC_THREAD, name, channel.guild, channel, starter, world.ids.next());
    world.events.channel(thread, "CREATE");
    Draft note = new Draft(name);
    reference(note, THREAD_CREATED, thread.id, null);
    post(channel, starter, note);
    return thread;
  }

  /** Starts a post of a forum: a thread whose first message has its id. */
  Message startPost(Channel forum, String title, Account starter, Draft first) {
    String id = world.ids.next();
    Channel thread =
        world.addChannel(Channel.Kind.PUBLIC_THREAD, title, forum.guild, forum, starter, id);
    world.events.channel(thread, "CREATE");
    return post(thread, starter, first, id);
  }

  private static void reference(Draft note, int type, String channel, @Nullable String message) {
    note.fields.put("type", type);
    ObjectNode reference = note.fields.putObject("message_reference").put("type", 0);
    reference.put("channel_id", channel);
    if (message != null) {
      reference.put("message_id", message);
    }
  }
}
