package org.rapporteur.chat.discord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.requests.restaction.pagination.ThreadChannelPaginationAction;
import net.dv8tion.jda.api.utils.FileUpload;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;

/**
 * Sends posts. Each carries its nonce: where an answer was lost, Discord shows the post once all
 * the same if it is asked again within some minutes.
 */
final class Poster {
  /** The reaction that says: collected. */
  static final Emoji COLLECTED = Emoji.fromUnicode("📝");

  private static final int NONCE_CHARACTERS = 25;
  private static final String THREAD = "Rapporteur";

  private final Gateway gateway;
  private final Requests requests;

  Poster(Gateway gateway, Requests requests) {
    this.gateway = gateway;
    this.requests = requests;
  }

  /** What is said to Discord. */
  private interface Asked<T> {
    T ask() throws Trouble;
  }

  private static <T> T permitted(Asked<T> asked) throws Trouble {
    try {
      return asked.ask();
    } catch (PermissionException e) {
      throw Trouble.lacking(e);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw Trouble.impossible(e); // such as a message to somebody for whom a program speaks
    }
  }

  MessageRef post(Place place, Post post, String nonce) throws DeliveryException {
    try {
      return permitted(() -> sent(place, post, nonce));
    } catch (Trouble e) {
      throw place instanceof Place.Channel ? e.forDelivery() : e.forAsker();
    }
  }

  private MessageRef sent(Place place, Post post, String nonce) throws Trouble {
    if (place instanceof Place.Reaction to) {
      MessageChannel channel = channel(Refs.standing(to.message()));
      requests.ask(channel.addReactionById(Refs.id(to.message()), COLLECTED));
      return to.message();
    }
    if (place instanceof Place.Below below) {
      return below(below.message(), post, nonce);
    }
    if (place instanceof Place.Direct direct) {
      long user = Long.parseUnsignedLong(direct.user().id());
      Message sent = send(direct(user), post, nonce, 0);
      return Refs.direct(direct.channel(), user, sent.getIdLong());
    }
    long id = Long.parseUnsignedLong(place.channel().id());
    return Refs.message(place.channel(), id, send(channel(id), post, nonce, 0).getIdLong());
  }

  /** In the message's thread, which is begun where there is none; where none can be, as a reply. */
  private MessageRef below(MessageRef message, Post post, String nonce) throws Trouble {
    long id = Refs.id(message);
    GuildMessageChannel standing = channel(Refs.standing(message));
    if (standing instanceof IThreadContainer container) {
      GuildMessageChannel thread = thread(container, id);
      Message sent = send(thread, post, nonce, 0);
      return Refs.message(message.channel(), thread.getIdLong(), sent.getIdLong());
    }
    Message sent = send(standing, post, nonce, id);
    return Refs.message(message.channel(), standing.getIdLong(), sent.getIdLong());
  }

  /** A message's thread has the message's id. */
  private GuildMessageChannel thread(IThreadContainer container, long message) throws Trouble {
    ThreadChannel known = gateway.channel(ThreadChannel.class, message).orElse(null);
    if (known != null) {
      return known;
    }
    try {
      return requests.ask(container.createThreadChannel(THREAD, message));
    } catch (Trouble e) {
      if (!e.is(ErrorResponse.THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS)) {
        throw e;
      }
      ThreadChannel there = existing(container, message);
      if (there == null) {
        throw e;
      }
      return there;
    }
  }

  /** A thread that we were not told of: those that are archived are not told, nor gone. */
  private @Nullable ThreadChannel existing(IThreadContainer container, long id) throws Trouble {
    for (ThreadChannel thread : requests.ask(container.getGuild().retrieveActiveThreads())) {
      if (thread.getIdLong() == id) {
        return thread;
      }
    }
    ThreadChannelPaginationAction pages =
        container.retrieveArchivedPublicThreadChannels().cache(false);
    List<ThreadChannel> page;
    do {
      page = requests.ask(pages);
      for (ThreadChannel thread : page) {
        if (thread.getIdLong() == id) {
          return thread;
        }
      }
    } while (!page.isEmpty());
    return null;
  }

  /**
   * @param answers the message it refers to; 0 for none
   */
  private Message send(MessageChannel channel, Post post, String nonce, long answers)
      throws Trouble {
    MessageCreateAction action =
        channel.sendMessage(Renderer.create(post)).setNonce(shortened(nonce));
    if (answers != 0) {
      action = action.setMessageReference(answers).failOnInvalidReply(false);
    }
    return requests.ask(action);
  }

  void edit(MessageRef message, Post post) throws DeliveryException {
    try {
      permitted(
          () -> requests.ask(of(message).editMessageById(Refs.id(message), Renderer.edit(post))));
    } catch (Trouble e) {
      throw isAside(message) && !e.isGone() ? e.forAsker() : e.forDelivery();
    }
  }

  /** Files hang on the message itself, in place of those that did. */
  void attach(MessageRef message, List<Post.Attachment> files) throws DeliveryException {
    List<FileUpload> uploads = new ArrayList<>();
    for (Post.Attachment file : files) {
      uploads.add(FileUpload.fromData(file.bytes(), file.name()));
    }
    try {
      permitted(
          () ->
              requests.ask(
                  of(message)
                      .editMessageAttachmentsById(Refs.id(message), uploads)
                      .setAllowedMentions(Set.of())));
    } catch (Trouble e) {
      throw e.forDelivery();
    }
  }

  /** Whether it is told an asker, rather than all in a channel. */
  private static boolean isAside(MessageRef message) {
    return Refs.isDirect(message)
        || Refs.standing(message) != Long.parseUnsignedLong(message.channel().id());
  }

  private MessageChannel of(MessageRef message) throws Trouble {
    long standing = Refs.standing(message);
    if (Refs.isDirect(message)) {
      return direct(standing);
    }
    if (isAside(message)) {
      return find(ThreadChannel.class, standing, Trouble.noThread());
    }
    return channel(standing);
  }

  private GuildMessageChannel channel(long id) throws Trouble {
    return find(GuildMessageChannel.class, id, Trouble.noChannel(Refs.channel(id)));
  }

  /** Until a session has begun, JDA knows of no channels: that none is there is not known yet. */
  private <T extends GuildMessageChannel> T find(Class<T> kind, long id, Trouble none)
      throws Trouble {
    boolean told = gateway.isUp();
    return gateway.channel(kind, id).orElseThrow(() -> told ? none : Trouble.notConnected());
  }

  private PrivateChannel direct(long user) throws Trouble {
    JDA any = gateway.any().orElseThrow(Trouble::notConnected);
    return requests.ask(any.openPrivateChannelById(user));
  }

  private static String shortened(String nonce) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.UTF_8));
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      return text.substring(0, NONCE_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
