package org.rapporteur.chat.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReaction;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.requests.restaction.pagination.ReactionPaginationAction;
import net.dv8tion.jda.api.requests.restaction.pagination.ThreadChannelPaginationAction;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Comparison;
import org.rapporteur.chat.HistoryException;
import org.rapporteur.chat.MessageRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a channel's messages and those of its threads, the archived ones that moved included. */
final class Reading implements Backfill.Reader {
  private static final Logger log = LoggerFactory.getLogger(Reading.class);
  private static final int PAGE = 100;

  private final Gateway gateway;
  private final Requests requests;
  private final Mapper mapper;
  private final ChatListener listener;
  private final Duration reread;

  Reading(
      Gateway gateway, Requests requests, Mapper mapper, ChatListener listener, Duration reread) {
    this.gateway = gateway;
    this.requests = requests;
    this.mapper = mapper;
    this.listener = listener;
    this.reread = reread;
  }

  @Override
  public @Nullable String read(
      ChannelRef channel, Instant began, String mark, Comparison comparison)
      throws HistoryException, InterruptedException {
    long from = from(began, Long.parseUnsignedLong(mark));
    try {
      GuildChannel named =
          gateway
              .channel(GuildChannel.class, Long.parseUnsignedLong(channel.id()))
              .orElseThrow(() -> Trouble.noChannel(channel));
      long last = 0;
      for (GuildMessageChannel part : parts(named, from)) {
        try {
          last = Math.max(last, read(channel, part, from, comparison));
        } catch (Trouble e) {
          if (part.equals(named) || !e.isGone()) {
            throw e;
          } // a thread that was deleted meanwhile
        }
      }
      comparison.finish(m -> Refs.id(m) > from, this::holds);
      return last == 0 ? null : Long.toUnsignedString(last);
    } catch (PermissionException e) {
      throw Trouble.lacking(e).forHistory();
    } catch (Trouble e) {
      throw e.forHistory();
    }
  }

  /** What is older than this message was heard. */
  private long from(Instant began, long mark) {
    long beginning = snowflake(began);
    if (mark == 0) {
      return beginning;
    }
    return Math.max(beginning, snowflake(TimeUtil.getTimeCreated(mark).toInstant().minus(reread)));
  }

  private static long snowflake(Instant at) {
    return TimeUtil.getDiscordTimestamp(at.toEpochMilli());
  }

  /** The channel, if messages stand in it, and its threads that may have moved. */
  private List<GuildMessageChannel> parts(GuildChannel channel, long from) throws Trouble {
    List<GuildMessageChannel> parts = new ArrayList<>();
    if (channel instanceof GuildMessageChannel messages) {
      parts.add(messages);
    }
    if (channel instanceof IThreadContainer container) {
      requests.ask(channel.getGuild().retrieveActiveThreads()).stream()
          .filter(t -> t.getParentChannel().getIdLong() == channel.getIdLong())
          .filter(t -> t.getLatestMessageIdLong() == 0 || t.getLatestMessageIdLong() >= from)
          .forEach(parts::add);
      parts.addAll(archived(container, from));
    }
    return parts;
  }

  /** The archived threads, the last to be archived first, until one that was before. */
  private List<ThreadChannel> archived(IThreadContainer container, long from) throws Trouble {
    Instant since = TimeUtil.getTimeCreated(from).toInstant();
    ThreadChannelPaginationAction pages =
        container.retrieveArchivedPublicThreadChannels().cache(false).limit(PAGE);
    List<ThreadChannel> moved = new ArrayList<>();
    List<ThreadChannel> page;
    do {
      page = requests.ask(pages);
      for (ThreadChannel thread : page) {
        if (thread.getTimeArchiveInfoLastModified().toInstant().isBefore(since)) {
          return moved;
        }
        moved.add(thread);
      }
    } while (page.size() == PAGE);
    return moved;
  }

  private long read(ChannelRef channel, GuildMessageChannel part, long from, Comparison comparison)
      throws Trouble {
    long last = from;
    List<Message> page;
    do {
      page = requests.ask(part.getHistoryAfter(last, PAGE)).getRetrievedHistory();
      for (int i = page.size() - 1; i >= 0; i--) { // the newest comes first
        Message message = page.get(i);
        MessageRef ref = Refs.message(channel, part.getIdLong(), message.getIdLong());
        comparison.take(ref, events(message, ref, comparison));
        last = Math.max(last, message.getIdLong());
      }
    } while (!page
        .isEmpty()); // JDA leaves out what it can't read: a short page may not be the last
    return last == from ? 0 : last;
  }

  private List<ChatEvent> events(Message message, MessageRef ref, Comparison comparison)
      throws Trouble {
    Map<EmojiUnion, List<User>> reactors = new HashMap<>();
    for (MessageReaction reaction : message.getReactions()) {
      if (reaction.getCount() > 1 || !reaction.isSelf()) { // our mark tells nothing
        reactors.put(reaction.getEmoji(), reactors(reaction));
      }
    }
    try {
      return mapper.history(message, reactors, comparison.run());
    } catch (RuntimeException e) {
      log.warn("a message of the history could not be read", e);
      listener.unreadable(DiscordChat.NAME, ref.toString(), "a message of the history: " + e);
      return List.of();
    }
  }

  private List<User> reactors(MessageReaction reaction) throws Trouble {
    List<User> all = new ArrayList<>();
    try {
      for (MessageReaction.ReactionType type : MessageReaction.ReactionType.values()) {
        if (reaction.getCount(type) > 0) {
          ReactionPaginationAction pages = reaction.retrieveUsers(type).cache(false).limit(PAGE);
          List<User> page;
          do {
            page = requests.ask(pages);
            all.addAll(page);
          } while (page.size() == PAGE);
        }
      }
    } catch (Trouble e) {
      if (!e.isGone() && !e.is(ErrorResponse.UNKNOWN_EMOJI)) {
        throw e;
      } // it was deleted meanwhile
    }
    return all;
  }

  /** Discord itself is asked: its threads may be archived, and JDA knows nothing of those. */
  private boolean holds(MessageRef message) throws HistoryException {
    try {
      JDA any = gateway.any().orElseThrow(Trouble::notConnected);
      Route.CompiledRoute route =
          Route.Messages.GET_MESSAGE.compile(
              Long.toUnsignedString(Refs.standing(message)),
              Long.toUnsignedString(Refs.id(message)));
      requests.ask(new RestActionImpl<>(any, route, (answer, request) -> true));
      return true;
    } catch (Trouble e) {
      if (e.is(ErrorResponse.UNKNOWN_MESSAGE) || e.is(ErrorResponse.UNKNOWN_CHANNEL)) {
        return false;
      }
      if (e.isPassing()) {
        throw e.forHistory();
      }
      return true; // what we may not see any more may stand still
    }
  }
}
