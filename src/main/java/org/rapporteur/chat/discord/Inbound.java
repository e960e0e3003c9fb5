package org.rapporteur.chat.discord;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEmojiEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.Marks;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what is said, changed, deleted and reacted to. What came while it kept something before
 * is kept together, for each time costs the disk as much; whatever else happens finds all kept that
 * was before it. The gateway brings nothing twice, so what can't be kept is read from the history
 * instead.
 */
final class Inbound extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Inbound.class);
  private static final int MOST_TOGETHER = 256;

  private final Mapper mapper;
  private final Channels channels;
  private final ChatListener listener;
  private final Backfill backfill;
  private final Marks marks;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final List<ChatEvent> waiting = new ArrayList<>();
  private volatile boolean closed;

  Inbound(
      Mapper mapper,
      Channels channels,
      ChatListener listener,
      Backfill backfill,
      Marks marks,
      Clock clock) {
    this.mapper = mapper;
    this.channels = channels;
    this.listener = listener;
    this.backfill = backfill;
    this.marks = marks;
    this.clock = clock;
  }

  /** Takes nothing any more: what comes now is found in the history after the next start. */
  synchronized void close() {
    keepAll();
    closed = true;
  }

  /** What is no message and no reaction may rest on those before it. */
  @Override
  public void onGenericEvent(GenericEvent event) {
    if (!(event instanceof GenericMessageEvent)) {
      keepAll();
    }
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    read(event.getMessageIdLong(), () -> mapper.posted(event.getMessage()));
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    read(event.getMessageIdLong(), () -> mapper.edited(event.getMessage()));
  }

  @Override
  public void onMessageDelete(MessageDeleteEvent event) {
    long id = event.getMessageIdLong();
    read(id, () -> mapper.deleted(event.getChannel(), id, clock.instant()));
  }

  @Override
  public void onMessageReactionAdd(MessageReactionAddEvent event) {
    reacted(event, true);
  }

  @Override
  public void onMessageReactionRemove(MessageReactionRemoveEvent event) {
    reacted(event, false);
  }

  private void reacted(GenericMessageReactionEvent event, boolean added) {
    long id = event.getMessageIdLong();
    read(
        id,
        () ->
            mapper.reacted(
                event.getChannel(),
                id,
                by(event),
                event.getEmoji(),
                added,
                clock.instant(),
                eventId()));
  }

  /** Who reacted, as far as Discord tells. */
  private static UserSnowflake by(GenericMessageReactionEvent event) {
    return event.getMember() != null
        ? event.getMember()
        : event.getUser() != null ? event.getUser() : UserSnowflake.fromId(event.getUserIdLong());
  }

  /** Discord does not say whose reactions went. */
  @Override
  public void onMessageReactionRemoveAll(MessageReactionRemoveAllEvent event) {
    cleared(event.getChannel(), event.getMessageIdLong(), Optional.empty());
  }

  @Override
  public void onMessageReactionRemoveEmoji(MessageReactionRemoveEmojiEvent event) {
    cleared(
        event.getChannel(),
        event.getMessageIdLong(),
        Optional.of(Mapper.name(event.getReaction().getEmoji())));
  }

  private void cleared(Channel channel, long id, Optional<String> emoji) {
    Optional<ChannelRef> named = channels.named(channel);
    if (named.isEmpty() || closed) {
      return;
    }
    keepAll();
    MessageRef message = Refs.message(named.get(), channel.getIdLong(), id);
    for (Heard heard : listener.heard(named.get())) {
      if (heard.message().equals(message)) {
        for (Map.Entry<UserRef, Set<String>> by : heard.reactions().entrySet()) {
          by.getValue().stream()
              .filter(e -> emoji.isEmpty() || emoji.get().equals(e))
              .forEach(e -> keep(takenBack(message, by.getKey(), e)));
        }
      }
    }
  }

  private ChatEvent takenBack(MessageRef message, UserRef user, String emoji) {
    Author author = Author.named(user, "");
    return new ChatEvent.Reacted(message, author, emoji, false, clock.instant(), eventId());
  }

  /** With a thread go its messages, of which Discord says nothing. */
  @Override
  public void onChannelDelete(ChannelDeleteEvent event) {
    Channel channel = event.getChannel();
    if (event.getChannelType().isThread() && !closed) {
      Instant now = clock.instant();
      List<ChannelRef> named = channels.named(channel).stream().toList();
      named.stream()
          .flatMap(ref -> listener.heard(ref).stream())
          .map(Heard::message)
          .filter(m -> Refs.standing(m) == channel.getIdLong())
          .forEach(m -> keep(new ChatEvent.Deleted(m, now)));
    }
  }

  /** Tells one change of a message from the next; the gateway has no ids for them. */
  private String eventId() {
    return "live " + clock.millis() + " " + count.incrementAndGet();
  }

  /** Hands on what a payload says; one that can't be read is kept by what it is about. */
  private void read(long about, Supplier<Optional<ChatEvent>> payload) {
    if (closed) {
      return;
    }
    try {
      payload.get().ifPresent(this::keep);
    } catch (RuntimeException e) {
      log.warn("what was told of a message could not be read", e);
      listener.unreadable(
          DiscordChat.NAME, "message " + Long.toUnsignedString(about), "unreadable: " + e);
    }
  }

  private synchronized void keep(ChatEvent event) {
    if (closed) {
      return;
    }
    backfill.hears(event);
    waiting.add(event);
    if (waiting.size() >= MOST_TOGETHER) {
      keepAll();
    }
  }

  /** Has all that waits durable before it returns. */
  synchronized void keepAll() {
    if (waiting.isEmpty()) {
      return;
    }
    List<ChatEvent> events = List.copyOf(waiting);
    waiting.clear();
    try {
      listener.received(events);
    } catch (RuntimeException e) {
      log.error("{} events could not be kept; the history is read instead", events.size(), e);
      backfill.request();
      return;
    }
    for (ChatEvent event : events) {
      if (event instanceof ChatEvent.Posted posted) {
        String id = Long.toUnsignedString(Refs.id(posted.message()));
        marks.heard(posted.message().channel(), id);
      }
    }
  }
}
