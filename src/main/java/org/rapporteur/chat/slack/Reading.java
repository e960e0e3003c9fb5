package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.MessageRef;

/**
 * One channel's history, held once against what was heard: what is new is told, what is gone is
 * deleted, and reactions that stand no more are taken back.
 */
final class Reading {
  private final ChannelRef channel;
  private final History history;
  private final Mapper mapper;
  private final ChatListener listener;
  private final People people;
  private final Overtaken overtaken;
  private final Clock clock;
  private final String run;
  private final Map<MessageRef, Heard> known = new HashMap<>();
  private final Map<MessageRef, List<ChatEvent>> found = new HashMap<>();
  private final Gson gson = GsonFactory.createSnakeCase();
  private final JsonMapper json = JsonMapper.builder().build();
  private @Nullable String last;

  /**
   * @param overtaken what was heard meanwhile, which wins
   * @param run begins the ids of what is told: no other reading has the same
   */
  Reading(
      ChannelRef channel,
      History history,
      Mapper mapper,
      ChatListener listener,
      People people,
      Overtaken overtaken,
      Clock clock,
      String run) {
    this.channel = channel;
    this.history = history;
    this.mapper = mapper;
    this.listener = listener;
    this.people = people;
    this.overtaken = overtaken;
    this.clock = clock;
    this.run = run;
  }

  /**
   * Reads.
   *
   * @param began when the session did: a thread that moved since may be that old
   * @param from what is older was heard
   * @return the last message there is; null when there is none
   */
  @Nullable String run(String began, String from) throws SlackFailure, InterruptedException {
    // What is heard now but stands nowhere later was deleted; what comes later is not missing.
    listener.heard(channel).forEach(h -> known.put(h.message(), h));
    for (Message message : history.messages(began)) {
      if (!Timestamps.isBefore(message.getTs(), from)) {
        take(message);
      }
      if (message.getLatestReply() != null && Timestamps.isBefore(from, message.getLatestReply())) {
        for (Message reply : history.replies(message.getTs(), from)) {
          take(reply);
        }
      }
    }
    for (Heard heard : known.values()) {
      if (!Timestamps.isBefore(heard.message().id(), from)) {
        compare(heard);
      }
    }
    return last;
  }

  private void take(Message message) throws SlackFailure, InterruptedException {
    if (isCut(message)) {
      message.setReactions(history.reactions(message));
    }
    String payload = gson.toJson(message);
    try {
      JsonNode tree = json.readTree(payload);
      List<ChatEvent> events = mapper.history(channel, tree, run);
      for (ChatEvent event : events) {
        if (!isKnown(event)) {
          tell(event);
          people.meet(event);
        }
      }
      found.merge(new MessageRef(channel, message.getTs()), events, (a, b) -> b.isEmpty() ? a : b);
      last = last == null || Timestamps.isBefore(last, message.getTs()) ? message.getTs() : last;
    } catch (JsonProcessingException | MalformedPayload e) {
      listener.unreadable(SlackChat.NAME, payload, "a message of the history: unreadable");
    }
  }

  private void tell(ChatEvent event) {
    if (!overtaken.undoes(event)) {
      listener.received(event);
    }
  }

  /** Whether it is a reaction that was heard and stands. */
  private boolean isKnown(ChatEvent event) {
    Heard heard = known.get(event.message());
    return event instanceof ChatEvent.Reacted reacted
        && heard != null
        && heard
            .reactions()
            .getOrDefault(reacted.author().user(), Set.of())
            .contains(reacted.emoji());
  }

  private static boolean isCut(Message message) {
    return message.getReactions() != null
        && message.getReactions().stream()
            .anyMatch(r -> r.getCount() != null && r.getCount() > r.getUsers().size());
  }

  private void compare(Heard heard) throws SlackFailure, InterruptedException {
    MessageRef message = heard.message();
    List<ChatEvent> events = found.get(message);
    if (events == null) {
      // A reply of a thread that did not move stands in no page: the message itself tells.
      if (!history.holds(message.id())) {
        tell(new ChatEvent.Deleted(message, clock.instant()));
      }
      return;
    }
    Set<List<String>> standing = new HashSet<>();
    for (ChatEvent event : events) {
      if (event instanceof ChatEvent.Reacted reacted) {
        standing.add(List.of(reacted.author().user().id(), reacted.emoji()));
      }
    }
    heard
        .reactions()
        .forEach(
            (user, emoji) ->
                emoji.stream()
                    .filter(e -> !standing.contains(List.of(user.id(), e)))
                    .forEach(e -> tell(takenBack(message, Author.named(user, ""), e))));
  }

  private ChatEvent takenBack(MessageRef message, Author author, String emoji) {
    String id = run + " " + author.user().id() + " " + emoji;
    return new ChatEvent.Reacted(message, author, emoji, false, clock.instant(), id);
  }
}
