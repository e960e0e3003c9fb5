package org.rapporteur.chat.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.rapporteur.chat.ChannelRef;

/** Who is in a channel, as Slack said within the last minute. */
final class Members {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int PAGE = 999;

  private final Api api;
  private final Cache<ChannelRef, Set<String>> members =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(200).build();

  Members(Api api) {
    this.api = api;
  }

  /**
   * Whether an account is in a channel; in one that we may not see, nobody is.
   *
   * @throws SlackFailure if Slack does not say now
   */
  boolean has(ChannelRef channel, String user) throws SlackFailure {
    Set<String> known = members.getIfPresent(channel);
    if (known == null) {
      known = read(channel);
      members.put(channel, known);
    }
    return known.contains(user);
  }

  /** Somebody came or went. */
  void changed(ChannelRef channel) {
    members.invalidate(channel);
  }

  private Set<String> read(ChannelRef channel) throws SlackFailure {
    Set<String> read = new HashSet<>();
    String cursor = "";
    try {
      do {
        String from = cursor;
        ConversationsMembersResponse page =
            api.call(
                channel.workspace(),
                "conversations.members",
                c -> c.conversationsMembers(r -> r.channel(channel.id()).limit(PAGE).cursor(from)));
        read.addAll(page.getMembers());
        cursor = Paging.next(page.getResponseMetadata());
      } while (!cursor.isEmpty());
    } catch (SlackFailure e) {
      if (e.isPassing()) {
        throw e;
      }
    }
    return Set.copyOf(read);
  }
}
