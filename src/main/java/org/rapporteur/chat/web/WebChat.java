package org.rapporteur.chat.web;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;

/**
 * The live chat in the browser as a platform. Its channels are {@code web:ID}; whoever came by the
 * moderators' link is in each of its moderator channels.
 */
public final class WebChat implements ChatPlatform {
  /** What its channels and accounts say of their platform. */
  public static final String NAME = "web";

  private final Visitors visitors;
  private final MessageIds ids;
  private final Allowance allowance;
  private final Clock clock;
  private final List<Consumer<ChannelRef>> watchers = new CopyOnWriteArrayList<>();
  private volatile @Nullable ChatListener listener;

  /**
   * @param key signs cookies, tokens and message ids; at least 32 random bytes, kept over restarts
   * @param moderatorKey the secret of the moderators' link; another one shuts out those let in
   * @param secure whether browsers reach it by https only, so that cookies go that way only
   */
  public WebChat(
      Allowance allowance, byte[] key, String moderatorKey, boolean secure, Clock clock) {
    Seal seal = new Seal(key);
    this.visitors = new Visitors(seal, moderatorKey, secure, clock);
    this.ids = new MessageIds(seal);
    this.allowance = allowance;
    this.clock = clock;
  }

  public static ChannelRef channel(String id) {
    return new ChannelRef(NAME, "", id);
  }

  public Visitors visitors() {
    return visitors;
  }

  /** The message a visitor numbered so in a channel, whether it was taken or not. */
  public MessageRef message(Visitor visitor, ChannelRef channel, String number) {
    return ids.of(channel, visitor.user(), number);
  }

  /** Whether a visitor wrote a message here and may edit it. */
  public boolean wrote(Visitor visitor, MessageRef message) {
    return ids.wrote(visitor.user(), message);
  }

  /** Has the routes by which visitors send something taken into a server. */
  public void serve(RoutesConfig routes, Answers answers) {
    new ChatRoutes(this, allowance, ids, clock, answers).register(routes);
  }

  /** Calls a watcher with the channel whenever a post comes to one. */
  public void watch(Consumer<ChannelRef> watcher) {
    watchers.add(watcher);
  }

  @Nullable ChatListener listener() {
    return listener;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Limits limits() {
    return Limits.none();
  }

  @Override
  public void start(ChatListener heard) {
    listener = heard;
  }

  /** Confirms at once: the pages show what the outbox delivered. */
  @Override
  public MessageRef post(Place place, Post post, String nonce) {
    watchers.forEach(w -> w.accept(place.channel()));
    return new MessageRef(place.channel(), nonce);
  }

  @Override
  public void edit(MessageRef message, Post post) {
    watchers.forEach(w -> w.accept(message.channel()));
  }

  /** The attendees' page shows each what became of their items. */
  @Override
  public boolean tellsAskers() {
    return false;
  }

  @Override
  public Health check() {
    return listener == null
        ? new Health(false, "The live chat has not started.")
        : new Health(true, "The live chat takes messages.");
  }

  @Override
  public void close() {
    listener = null;
  }
}
