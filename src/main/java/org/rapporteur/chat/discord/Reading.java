package org.rapporteur.chat.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReaction;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.pagination.ReactionPaginationAction;
import net.dv8tion.jda.api.requests.restaction.pagination.ThreadChannelPaginationAction;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Comparison;
import org.rapporteur.chat.HistoryException;
import org.rapporteur.chat.MessageRef;

/** Reads a channel's messages and those of its threads, the archived ones that moved included. */
final class Reading implements Backfill.Reader {
  private static final int PAGE = 100;

  private final Gateway gateway;
  private final Mapper mapper;
  private final Duration reread;

  Reading(Gateway gateway, Mapper mapper, Duration reread) {
    this.gateway = gateway;
    this.mapper = mapper;
    this.reread = reread;
  }

  @Override
  public @Nullable String read(
      ChannelRef channel, Instant began, String mark, Comparison comparison)
      throws HistoryException, InterruptedException {
    long from = from(began, Long.parseUnsignedLong(mark));
    try {
      GuildChannel named = named(channel).orElseThrow(() -> Trouble.noChannel(channel));
      long last = 0;
      for (GuildMessageChannel part : parts(named, from)) {
        last = Math.max(last, read(channel, part, from, comparison));
      }
      comparison.finish(m -> Refs.id(m) > from, this::holds);
      return last == 0 ? null : Long.toUnsignedString(last);
    } catch (PermissionException e) {
      throw Trouble.lacking(e).forHistory();
    } catch (Trouble e) {
      throw e.forHistory();
    }
  }

  private Optional<GuildChannel> named(ChannelRef channel) {
    return gateway.channel(GuildChannel.class, Long.parseUnsignedLong(channel.id()));
  }

  /** Asks nothing more once the bot stops: JDA would wait for an answer that never comes. */
  private static <T> T ask(RestAction<T> action) throws Trouble, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return Trouble.ask(action);
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
  private static List<GuildMessageChannel> parts(GuildChannel channel, long from) throws Trouble, InterruptedException {
    List<GuildMessageChannel> parts = new ArrayList<>();
    if (channel instanceof GuildMessageChannel messages) {
      parts.add(messages);
    }
    if (channel instanceof IThreadContainer container) {
      ask(channel.getGuild().retrieveActiveThreads()).stream()
          .filter(t -> t.getParentChannel().getIdLong() == channel.getIdLong())
          .filter(t -> t.getLatestMessageIdLong() == 0 || t.getLatestMessageIdLong() >= from)
          .forEach(parts::add);
      parts.addAll(archived(container, from));
    }
    return parts;
  }

  /** The archived threads, the last to be archived first, until one that was before. */
  private static List<ThreadChannel> archived(IThreadContainer container, long from)
      throws Trouble, InterruptedException {
    Instant since = TimeUtil.getTimeCreated(from).toInstant();
    ThreadChannelPaginationAction pages =
        container.retrieveArchivedPublicThreadChannels().cache(false).limit(PAGE);
    List<ThreadChannel> moved = new ArrayList<>();
    List<ThreadChannel> page;
    do {
      page = ask(pages);
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
      throws Trouble, InterruptedException {
    long last = from;
    List<Message> page;
    do {
      page = ask(part.getHistoryAfter(last, PAGE)).getRetrievedHistory();
      for (int i = page.size() - 1; i >= 0; i--) { // the newest comes first
        Message message = page.get(i);
        MessageRef ref = Refs.message(channel, part.getIdLong(), message.getIdLong());
        comparison.take(ref, events(message, ref, comparison));
        last = Math.max(last, message.getIdLong());
      }
    } while (page.size() == PAGE);
    return last == from ? 0 : last;
  }

  private List<ChatEvent> events(Message message, MessageRef ref, Comparison comparison)
      throws Trouble, InterruptedException {
    Map<EmojiUnion, List<? extends UserSnowflake>> reactors = new HashMap<>();
    for (MessageReaction reaction : message.getReactions()) {
      List<UserSnowflake> known = known(ref, Mapper.name(reaction.getEmoji()), comparison);
      int others = reaction.getCount() - (reaction.isSelf() ? 1 : 0);
      // Who reacted takes a request for each emoji: it is asked where their number tells of news.
      reactors.put(reaction.getEmoji(), known.size() == others ? known : reactors(reaction));
    }
    return mapper.history(message, reactors, comparison.run());
  }

  private static List<UserSnowflake> known(MessageRef ref, String emoji, Comparison comparison) {
    return comparison.reactions(ref).entrySet().stream()
        .filter(by -> by.getValue().contains(emoji))
        .map(by -> UserSnowflake.fromId(by.getKey().id()))
        .toList();
  }

  private static List<User> reactors(MessageReaction reaction) throws Trouble, InterruptedException {
    List<User> all = new ArrayList<>();
    for (MessageReaction.ReactionType type : MessageReaction.ReactionType.values()) {
      if (reaction.getCount(type) > 0) {
        ReactionPaginationAction pages = reaction.retrieveUsers(type).cache(false).limit(PAGE);
        List<User> page;
        do {
          page = ask(pages);
          all.addAll(page);
        } while (page.size() == PAGE);
      }
    }
    return all;
  }

  private boolean holds(MessageRef message) throws HistoryException, InterruptedException {
    try {
      GuildMessageChannel standing =
          gateway.channel(GuildMessageChannel.class, Refs.standing(message)).orElse(null);
      if (standing == null && gateway.isUp() && named(message.channel()).isPresent()) {
        return false; // what was said since stands in threads that were read, unless they are gone
      }
      if (standing == null) {
        throw Trouble.notConnected();
      }
      ask(standing.retrieveMessageById(Refs.id(message)));
      return true;
    } catch (Trouble e) {
      if (e.is(ErrorResponse.UNKNOWN_MESSAGE) || e.is(ErrorResponse.UNKNOWN_CHANNEL)) {
        return false;
      }
      throw e.forHistory();
    }
  }
}
