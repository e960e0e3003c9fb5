package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Comparison;
import org.rapporteur.chat.HistoryException;
import org.rapporteur.chat.MessageRef;

/** Reads a channel's messages and the threads that moved. */
final class Reading implements Backfill.Reader {
  private final Api api;
  private final SlackOptions.History options;
  private final Mapper mapper;
  private final ChatListener listener;
  private final People people;
  private final Gson gson = GsonFactory.createSnakeCase();
  private final JsonMapper json = JsonMapper.builder().build();

  Reading(
      Api api, SlackOptions.History options, Mapper mapper, ChatListener listener, People people) {
    this.api = api;
    this.options = options;
    this.mapper = mapper;
    this.listener = listener;
    this.people = people;
  }

  @Override
  public @Nullable String read(
      ChannelRef channel, Instant began, String mark, Comparison comparison)
      throws HistoryException, InterruptedException {
    try {
      return read(
          channel,
          new History(api, options, channel),
          Timestamps.of(began),
          Timestamps.before(mark, reread()),
          comparison);
    } catch (SlackFailure e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e.isPassing());
    }
  }

  private Duration reread() {
    return options.reread();
  }

  private @Nullable String read(
      ChannelRef channel, History history, String began, String mark, Comparison comparison)
      throws SlackFailure, HistoryException, InterruptedException {
    String from = Timestamps.isBefore(began, mark) ? mark : began; // what is older was heard
    String last = null;
    for (Message message : history.messages(began)) {
      if (!Timestamps.isBefore(message.getTs(), from)) {
        take(channel, history, message, comparison);
        last = message.getTs();
      }
      if (message.getLatestReply() != null && Timestamps.isBefore(from, message.getLatestReply())) {
        for (Message reply : history.replies(message.getTs(), from)) {
          take(channel, history, reply, comparison);
          last = last == null || Timestamps.isBefore(last, reply.getTs()) ? reply.getTs() : last;
        }
      }
    }
    // A reply of a thread that did not move stands in no page: the message itself tells.
    comparison.finish(m -> !Timestamps.isBefore(m.id(), from), m -> holds(history, m));
    return last;
  }

  private static boolean holds(History history, MessageRef message)
      throws HistoryException, InterruptedException {
    try {
      return history.holds(message.id());
    } catch (SlackFailure e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e.isPassing());
    }
  }

  private void take(ChannelRef channel, History history, Message message, Comparison comparison)
      throws SlackFailure, InterruptedException {
    if (isCut(message)) {
      message.setReactions(history.reactions(message));
    }
    String payload = gson.toJson(message);
    try {
      List<ChatEvent> events = mapper.history(channel, json.readTree(payload), comparison.run());
      comparison.take(new MessageRef(channel, message.getTs()), events);
      events.forEach(people::meet);
    } catch (JsonProcessingException | MalformedPayload e) {
      listener.unreadable(SlackChat.NAME, payload, "a message of the history: unreadable");
    }
  }

  private static boolean isCut(Message message) {
    return message.getReactions() != null
        && message.getReactions().stream()
            .anyMatch(r -> r.getCount() != null && r.getCount() > r.getUsers().size());
  }
}
