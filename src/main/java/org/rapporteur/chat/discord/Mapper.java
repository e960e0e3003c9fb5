package org.rapporteur.chat.discord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;

/**
 * Puts what Discord says of messages and reactions into the core's words. What is live and what is
 * read from a channel's history become events with the same keys, so that reading twice is
 * harmless. Nothing is told of channels that no session names, of ourselves, and of programs but
 * those that speak for people.
 */
final class Mapper {
  /** What the mapper must be told of the sessions and of us. */
  interface Directory {
    /** The channel that a channel or thread is told as; empty where no session names it. */
    Optional<ChannelRef> named(Channel channel);

    /** Whether we are the user. */
    boolean isSelf(long userId);

    /** Whether a program speaks for people, by setting: a bot's user or a webhook. */
    boolean speaks(long botOrWebhookId);
  }

  /** What somebody wrote; every other type is a notice of Discord's own or a command's answer. */
  private static final Set<MessageType> SPOKEN =
      Set.of(MessageType.DEFAULT, MessageType.INLINE_REPLY);

  private static final Pattern SKIN_TONE = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}]");
  private static final int DIGEST_BYTES = 8;

  private final Directory directory;

  Mapper(Directory directory) {
    this.directory = directory;
  }

  /** That a message was posted. */
  Optional<ChatEvent> posted(Message message) {
    return ref(message).map(ref -> posted(ref, message));
  }

  /** That its author changed a message; empty also when only Discord did, as for a preview. */
  Optional<ChatEvent> edited(Message message) {
    OffsetDateTime time = message.getTimeEdited();
    return time == null
        ? Optional.empty()
        : ref(message).map(ref -> edited(ref, MessageText.of(message), time.toInstant()));
  }

  /** That a message was deleted, whoever wrote it: Discord doesn't tell. */
  Optional<ChatEvent> deleted(Channel channel, long message, Instant at) {
    return ref(channel, message).map(ref -> new ChatEvent.Deleted(ref, at));
  }

  /**
   * That somebody put a reaction on a message or took it away; empty for ours and for programs'.
   *
   * @param by a member or user, or the bare id where Discord tells no more
   * @param eventId tells one change from the next
   */
  Optional<ChatEvent> reacted(
      Channel channel,
      long message,
      UserSnowflake by,
      EmojiUnion emoji,
      boolean added,
      Instant at,
      String eventId) {
    return ref(channel, message)
        .filter(ref -> isPerson(by))
        .map(ref -> new ChatEvent.Reacted(ref, author(by), name(emoji), added, at, eventId));
  }

  /**
   * What a message that is read later says happened: that it was posted, edited since, and reacted
   * to. Reactions are dated with the message, because Discord tells no time of them.
   *
   * @param reactors who put each emoji there
   * @param run begins the event ids of the reactions: equal for equal runs, else the same reaction
   *     is another event
   */
  List<ChatEvent> history(
      Message message,
      Map<EmojiUnion, ? extends List<? extends UserSnowflake>> reactors,
      String run) {
    Optional<ChatEvent> posted = posted(message);
    if (posted.isEmpty()) {
      return List.of();
    }
    List<ChatEvent> events = new ArrayList<>();
    events.add(posted.get());
    edited(message).ifPresent(events::add);
    Map<String, ChatEvent> reactions = new LinkedHashMap<>();
    reactors.forEach(
        (emoji, users) -> {
          for (UserSnowflake user : users) {
            String id = run + " " + name(emoji) + " " + user.getId();
            Instant at = posted.get().at();
            reacted(message.getChannel(), message.getIdLong(), user, emoji, true, at, id)
                .ifPresent(event -> reactions.putIfAbsent(id, event));
          }
        });
    events.addAll(reactions.values());
    return events;
  }

  /**
   * An account as Discord shows it: by the name it has on the server where that is told.
   *
   * @param who a member or user, or the bare id of one of whom no name is known
   */
  Author author(UserSnowflake who) {
    User user = user(who);
    String name = who instanceof Member member ? member.getEffectiveName() : "";
    if (name.isEmpty() && user != null) {
      name = user.getEffectiveName();
    }
    boolean bot = isProgram(user) && !directory.speaks(who.getIdLong());
    return new Author(Refs.user(who.getIdLong()), DiscordText.line(name), null, bot);
  }

  /** The message as the core knows it; empty for what is not told. */
  private Optional<MessageRef> ref(Message message) {
    User author = message.getAuthor();
    boolean program = message.isWebhookMessage() || isProgram(author);
    boolean silent = program && !directory.speaks(author.getIdLong());
    return silent || directory.isSelf(author.getIdLong()) || !SPOKEN.contains(message.getType())
        ? Optional.empty()
        : ref(message.getChannel(), message.getIdLong());
  }

  private Optional<MessageRef> ref(Channel channel, long message) {
    return directory.named(channel).map(told -> Refs.message(told, channel.getIdLong(), message));
  }

  private ChatEvent posted(MessageRef ref, Message message) {
    return new ChatEvent.Posted(
        ref,
        message.isWebhookMessage() ? throughWebhook(message) : writer(message),
        MessageText.of(message),
        message.getTimeCreated().toInstant(),
        replyTo(ref.channel(), message),
        Presence.UNKNOWN,
        false,
        false);
  }

  private static ChatEvent edited(MessageRef ref, String text, Instant at) {
    return new ChatEvent.Edited(ref, text, at, Long.toString(at.toEpochMilli()));
  }

  private Author writer(Message message) {
    Member member = message.getMember();
    return author(member == null ? message.getAuthor() : member);
  }

  /** A person for whom a webhook speaks: each name it shows is one. */
  private static Author throughWebhook(Message message) {
    User webhook = message.getAuthor();
    String name = DiscordText.line(webhook.getName());
    return Author.named(Refs.user(webhook.getId() + "-" + digest(name)), name);
  }

  /** The message it answers by Discord's reply, always of the same channel, or its thread's. */
  private static @Nullable MessageRef replyTo(ChannelRef told, Message message) {
    Channel channel = message.getChannel();
    MessageReference answered = message.getMessageReference();
    return message.getType() == MessageType.INLINE_REPLY && answered != null
        ? Refs.message(told, channel.getIdLong(), answered.getMessageIdLong())
        : Threads.start(told, channel, message.getIdLong());
  }

  private boolean isPerson(UserSnowflake who) {
    return !directory.isSelf(who.getIdLong()) && !isProgram(user(who));
  }

  private static boolean isProgram(@Nullable User user) {
    return user != null && (user.isBot() || user.isSystem());
  }

  private static @Nullable User user(UserSnowflake who) {
    if (who instanceof Member member) {
      return member.getUser();
    }
    return who instanceof User user ? user : null;
  }

  /** The name of an emoji without its skin tone, in which one hand is another's equal. */
  static String name(EmojiUnion emoji) {
    String name = SKIN_TONE.matcher(emoji.getName()).replaceAll("");
    return name.isEmpty() ? emoji.getFormatted() : name;
  }

  private static String digest(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
