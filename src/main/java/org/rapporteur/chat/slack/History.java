package org.rapporteur.chat.slack;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.Reaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rapporteur.chat.ChannelRef;

/** One channel's history, read by pages at the pace that is set. */
final class History {
  private final Api api;
  private final SlackOptions.History options;
  private final ChannelRef channel;

  History(Api api, SlackOptions.History options, ChannelRef channel) {
    this.api = api;
    this.options = options;
    this.channel = channel;
  }

  /** The messages from a time on, without the replies in threads, oldest first. */
  List<Message> messages(String oldest) throws SlackFailure, InterruptedException {
    List<Message> all = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor;
      var page =
          paced(
              "conversations.history",
              c ->
                  c.conversationsHistory(
                      r ->
                          r.channel(channel.id())
                              .oldest(oldest)
                              .inclusive(true)
                              .limit(options.pageSize())
                              .cursor(at)));
      all.addAll(page.getMessages());
      cursor = Paging.next(page.getResponseMetadata());
    } while (!cursor.isEmpty());
    Collections.reverse(all); // Slack tells the newest first
    return all;
  }

  /** The replies in a thread from a time on. */
  List<Message> replies(String thread, String oldest) throws SlackFailure, InterruptedException {
    List<Message> all = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor;
      var page =
          paced(
              "conversations.replies",
              c ->
                  c.conversationsReplies(
                      r ->
                          r.channel(channel.id())
                              .ts(thread)
                              .oldest(oldest)
                              .limit(options.pageSize())
                              .cursor(at)));
      page.getMessages().stream().filter(m -> !m.getTs().equals(thread)).forEach(all::add);
      cursor = Paging.next(page.getResponseMetadata());
    } while (!cursor.isEmpty());
    return all;
  }

  /** A message's reactions with everybody who gave them; a history names some of them only. */
  List<Reaction> reactions(Message message) throws SlackFailure, InterruptedException {
    return paced(
            "reactions.get",
            c -> c.reactionsGet(r -> r.channel(channel.id()).timestamp(message.getTs()).full(true)))
        .getMessage()
        .getReactions();
  }

  /** Whether a message, be it a reply, is there still. */
  boolean holds(String ts) throws SlackFailure, InterruptedException {
    try {
      return paced(
              "conversations.replies",
              c -> c.conversationsReplies(r -> r.channel(channel.id()).ts(ts).limit(1)))
          .getMessages()
          .stream()
          .anyMatch(m -> m.getTs().equals(ts) && !"tombstone".equals(m.getSubtype()));
    } catch (SlackFailure e) {
      if (e.error().equals("thread_not_found") || e.error().equals("message_not_found")) {
        return false;
      }
      throw e;
    }
  }

  private <T extends SlackApiTextResponse> T paced(String method, Api.Call<T> call)
      throws SlackFailure, InterruptedException {
    while (true) {
      try {
        T answer = api.call(channel.workspace(), method, call);
        TimeUnit.MILLISECONDS.sleep(options.pause().toMillis());
        return answer;
      } catch (SlackFailure e) {
        if (e.retryAfter().isZero()) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(e.retryAfter().toMillis());
      }
    }
  }
}
