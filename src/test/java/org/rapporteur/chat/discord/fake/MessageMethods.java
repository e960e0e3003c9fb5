package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** Reading, sending, changing and deleting messages. */
final class MessageMethods {
  private static final String ALL = "/channels/{channel_id}/messages";
  private static final String ONE = ALL + "/{message_id}";
  private static final Duration NONCE_KEPT = Duration.ofMinutes(5);

  private record Sent(Message message, Instant at) {}

  private final World world;
  private final Access access;
  private final Talk talk;
  private final Drafts drafts;
  private final Strictness strictness;
  private final Map<String, Sent> nonces = new HashMap<>();

  MessageMethods(World world, Access access, Talk talk, Drafts drafts, Strictness strictness) {
    this.world = world;
    this.access = access;
    this.talk = talk;
    this.drafts = drafts;
    this.strictness = strictness;
  }

  void register(Routes routes) {
    routes.add("GET " + ALL, this::list);
    routes.add("POST " + ALL, this::send);
    routes.add("GET " + ONE, this::one);
    routes.add("PATCH " + ONE, this::change);
    routes.add("DELETE " + ONE, this::delete);
  }

  private JsonNode list(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    int limit = call.number("limit", 50);
    if (limit < 1 || limit > 100) {
      throw new Refusal(Refusal.Code.INVALID_FORM, "limit");
    }
    // Documented so: who may not read the history is given an empty one.
    if (!access.may(channel, Permission.READ_MESSAGE_HISTORY)) {
      return Json.array();
    }
    List<Message> page = page(channel.messages, call.query(), limit);
    return Json.array(page.stream().map(this::told).toList());
  }

  /** A page, the newest first. */
  private static List<Message> page(
      NavigableMap<Long, Message> messages, Map<String, String> query, int limit) {
    if (query.containsKey("after")) {
      long after = Long.parseUnsignedLong(query.getOrDefault("after", "0"));
      List<Message> page = first(messages.tailMap(after, false), limit);
      Collections.reverse(page);
      return page;
    }
    if (query.containsKey("around")) {
      long around = Long.parseUnsignedLong(query.getOrDefault("around", "0"));
      List<Message> page = first(messages.tailMap(around, true), limit - limit / 2);
      Collections.reverse(page);
      page.addAll(first(messages.headMap(around, false).descendingMap(), limit / 2));
      return page;
    }
    String before = query.get("before");
    return first(
        (before == null ? messages : messages.headMap(Long.parseUnsignedLong(before), false))
            .descendingMap(),
        limit);
  }

  private static List<Message> first(Map<Long, Message> messages, int limit) {
    return new ArrayList<>(messages.values().stream().limit(limit).toList());
  }

  /** A message as it is handed out; its words only to an app that may read them. */
  private JsonNode told(Message message) {
    ObjectNode json = message.rendered(world.bot);
    boolean hidden =
        !world.mayReadContent
            && message.place.guild != null
            && !message.author().equals(world.bot.id);
    return hidden ? Dispatch.withoutWords(json) : json;
  }

  private JsonNode one(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    access.need(channel, Permission.READ_MESSAGE_HISTORY);
    return told(access.message(channel, call.in("message_id")));
  }

  private JsonNode send(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    mayWrite(channel);
    JsonNode body = call.body();
    strictness.message(call.route(), body, call.files());
    if (!call.files().isEmpty()) {
      access.need(channel, Permission.ATTACH_FILES);
    }
    boolean enforced = body.path("enforce_nonce").asBoolean();
    @Nullable String nonce = body.path("nonce").isNull() ? null : body.path("nonce").asText(null);
    @Nullable Message same = enforced && nonce != null ? sentWith(channel, nonce) : null;
    if (same != null) {
      return told(same);
    }
    Message message = talk.post(channel, world.bot, draft(channel, call, nonce));
    if (nonce != null) {
      nonces.put(channel.id + " " + nonce, new Sent(message, world.clock.instant()));
    }
    ObjectNode answer = message.rendered(world.bot);
    return nonce == null ? answer : answer.put("nonce", nonce);
  }

  private void mayWrite(Channel channel) {
    if (!channel.kind.holdsMessages()) {
      throw new Refusal(Refusal.Code.NOT_FOR_TEXT);
    }
    if (channel.kind == Channel.Kind.DIRECT && channel.owner.closedToDirectMessages) {
      throw new Refusal(Refusal.Code.CLOSED_TO_MESSAGES);
    }
    access.need(
        channel,
        channel.kind.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES);
    if (channel.locked) {
      throw new Refusal(Refusal.Code.THREAD_LOCKED);
    }
  }

  private Talk.Draft draft(Channel channel, RestCall call, @Nullable String nonce) {
    Talk.Draft draft = drafts.draft(call.body(), call.files());
    draft.nonce = nonce;
    if (!call.body().path("embeds").isEmpty()) {
      access.need(channel, Permission.EMBED_LINKS);
    }
    JsonNode reference = call.body().path("message_reference");
    if (reference.has("message_id")) {
      access.need(channel, Permission.READ_MESSAGE_HISTORY);
      long id = reference.path("message_id").asLong();
      @Nullable Message parent = channel.messages.get(id);
      if (parent != null) {
        talk.replyTo(draft, parent, false);
      } else if (reference.path("fail_if_not_exists").asBoolean(true)) {
        throw new Refusal(Refusal.Code.INVALID_FORM, "message_reference: Unknown message");
      }
    }
    return draft;
  }

  private @Nullable Message sentWith(Channel channel, String nonce) {
    Sent sent = nonces.get(channel.id + " " + nonce);
    boolean fresh = sent != null && sent.at().plus(NONCE_KEPT).isAfter(world.clock.instant());
    return fresh ? Objects.requireNonNull(sent).message() : null;
  }

  private JsonNode change(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    Message message = access.message(channel, call.in("message_id"));
    if (!message.author().equals(world.bot.id)) {
      throw new Refusal(Refusal.Code.NOT_THE_AUTHOR);
    }
    if (channel.locked) {
      throw new Refusal(Refusal.Code.THREAD_LOCKED);
    }
    strictness.change(call.route(), call.body(), call.files());
    drafts.change(message, call.body(), call.files());
    return message.rendered(world.bot);
  }

  private JsonNode delete(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    Message message = access.message(channel, call.in("message_id"));
    if (!message.author().equals(world.bot.id)) {
      access.need(channel, Permission.MANAGE_MESSAGES);
    }
    talk.delete(message);
    return MissingNode.getInstance();
  }
}
