package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Watched;

/**
 * What the workspace holds, and what happens in it. Everything in it is guarded by {@link #state}.
 */
final class Workspace {
  static final String TEAM = "T0000001";
  static final String OTHER_TEAM = "T0000002";
  static final String APP = "A0000001";
  static final String BOT_ID = "B0000001";

  final Watched state = new Watched();
  final Clock clock;
  final Strictness strictness = new Strictness(state);
  final Tokens tokens;
  final Events events;
  final Account bot = new Account("U0000BOT", "Rapporteur", TEAM, true);
  final Map<String, Account> accounts = new LinkedHashMap<>();

  /** The languages that people set, by account, such as {@code fr-FR}. */
  final Map<String, String> languages = new LinkedHashMap<>();

  final Map<String, Room> rooms = new LinkedHashMap<>();
  final Map<String, Upload> uploads = new LinkedHashMap<>();
  final Map<String, View> views = new LinkedHashMap<>();

  /** What single persons were shown, in order; one that was replaced is in it again. */
  final List<Message> alone = new ArrayList<>();

  private long lastMicros;
  private int ids;

  Workspace(Clock clock, Courier courier) {
    this.clock = clock;
    this.tokens = new Tokens(clock);
    this.events = new Events(this, courier);
    accounts.put(bot.id(), bot);
  }

  /** An id nobody has yet. */
  String newId(String prefix) {
    return prefix + String.format(Locale.ROOT, "%07d", ++ids);
  }

  /** A moment after every one handed out before, as Slack writes it. */
  String newTs() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    lastMicros = Math.max(micros, lastMicros + 1);
    return String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  Account account(String id) {
    return Optional.ofNullable(accounts.get(id)).orElseThrow(() -> new Refusal("user_not_found"));
  }

  /** The account of a name; joins the workspace when there is none. */
  Account named(String name, String team) {
    return accounts.values().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              Account account = new Account(newId("U"), name, team, false);
              accounts.put(account.id(), account);
              return account;
            });
  }

  Room channel(String idOrName) {
    return rooms.values().stream()
        .filter(r -> r.id.equals(idOrName) || r.name.equals(idOrName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the workspace has no " + idOrName));
  }

  /** The direct conversation of a person with the bot. */
  Room direct(String user) {
    account(user);
    return rooms.values().stream()
        .filter(r -> r.kind == Room.Kind.DIRECT && r.members.contains(user))
        .findFirst()
        .orElseGet(
            () -> {
              Room room = new Room(newId("D"), "", Room.Kind.DIRECT);
              room.members.add(user);
              room.members.add(bot.id());
              rooms.put(room.id, room);
              return room;
            });
  }

  /** Puts a message into a channel and tells the bot. */
  Message add(Room room, ObjectNode fields) {
    String ts = newTs();
    Message message = new Message(room.id, ts, null, stamped(fields, ts));
    room.messages.put(ts, message);
    startThread(room, message);
    ObjectNode event = message.json();
    event.remove("metadata");
    events.message(room, event, ts);
    return message;
  }

  /** Shows a message to one person. */
  Message showAlone(Room room, String user, ObjectNode fields) {
    String ts = newTs();
    Message message = new Message(room.id, ts, user, stamped(fields, ts));
    alone.add(message);
    return message;
  }

  private static ObjectNode stamped(ObjectNode fields, String ts) {
    return fields.put("type", "message").put("ts", ts);
  }

  private static void startThread(Room room, Message message) {
    if (message.isReply()) {
      room.message(message.thread())
          .filter(parent -> parent.thread().isEmpty())
          .ifPresent(parent -> parent.become(parent.json().put("thread_ts", parent.ts())));
    }
  }

  /** Changes a message and tells the bot what it was before. */
  void change(Room room, Message message, ObjectNode changed) {
    ObjectNode before = rendered(room, message, false);
    message.become(changed);
    events.changed(room, rendered(room, message, false), before);
  }

  /** Takes a message out; of a thread's parent a tombstone stays, as Slack has it. */
  void remove(Room room, Message message) {
    ObjectNode before = rendered(room, message, false);
    if (replies(room, message.ts()).isEmpty()) {
      room.messages.remove(message.ts());
      message.delete();
      events.deleted(room, before);
    } else {
      ObjectNode tombstone =
          Json.object()
              .put("type", "message")
              .put("subtype", "tombstone")
              .put("text", "This message was deleted.")
              .put("user", "USLACKUSER")
              .put("hidden", true)
              .put("ts", message.ts())
              .put("thread_ts", message.ts());
      message.become(tombstone);
      message.delete();
      events.changed(room, rendered(room, message, false), before);
    }
  }

  List<Message> replies(Room room, String threadTs) {
    return room.messages.values().stream()
        .filter(m -> m.isReply() && m.thread().equals(threadTs))
        .toList();
  }

  /** A message as the API hands it out, with its thread and reactions. */
  ObjectNode rendered(Room room, Message message, boolean withMetadata) {
    ObjectNode json = message.json();
    if (!withMetadata) {
      json.remove("metadata");
    }
    List<Message> replies = message.isReply() ? List.of() : replies(room, message.ts());
    if (!replies.isEmpty()) {
      TreeSet<String> users = new TreeSet<>();
      replies.forEach(r -> users.add(r.author()));
      json.put("thread_ts", message.ts())
          .put("reply_count", replies.size())
          .put("reply_users_count", users.size())
          .put("latest_reply", replies.get(replies.size() - 1).ts())
          .put("is_locked", false)
          .put("subscribed", false);
      json.set("reply_users", Json.strings(users));
    }
    if (!message.reactions().isEmpty()) {
      var reactions = json.putArray("reactions");
      message
          .reactions()
          .forEach(
              (name, users) ->
                  reactions
                      .addObject()
                      .put("name", name)
                      .put("count", users.size())
                      .set("users", Json.strings(users)));
    }
    return json;
  }

  /** The messages of a channel between two moments, the oldest first. */
  NavigableMap<String, Message> between(
      Room room, @Nullable String oldest, @Nullable String latest, boolean inclusive) {
    NavigableMap<String, Message> range = room.messages;
    if (oldest != null) {
      range = range.tailMap(padded(oldest), inclusive);
    }
    if (latest != null) {
      range = range.headMap(padded(latest), inclusive);
    }
    return range;
  }

  /** A moment with its six digits, so that text sorts as time does. */
  private static String padded(String ts) {
    int point = ts.indexOf('.');
    String seconds = point < 0 ? ts : ts.substring(0, point);
    String fraction = point < 0 ? "" : ts.substring(point + 1);
    String ten = "0".repeat(Math.max(0, 10 - seconds.length())) + seconds;
    return ten + "." + (fraction + "000000").substring(0, 6);
  }
}
