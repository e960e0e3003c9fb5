package org.rapporteur.chat;

import java.util.List;
import java.util.Locale;

/**
 * A chat platform as the core sees it. An adapter maps what happens there to {@link ChatEvent}s and
 * {@link CommandCall}s, and renders {@link Post}s. Calls may block; the outbox makes them, one at a
 * time per channel.
 */
public interface ChatPlatform extends AutoCloseable {
  /** What {@link ChannelRef#platform} says of its channels. */
  String name();

  /** What people call it. */
  default String title() {
    return name().substring(0, 1).toUpperCase(Locale.ROOT) + name().substring(1);
  }

  /** What one message can hold; longer posts arrive in parts. */
  Limits limits();

  /** Begins to listen. */
  void start(ChatListener listener);

  /**
   * Posts.
   *
   * @param post of a {@link Place.Reaction} nothing is shown
   * @param nonce equal for repeated attempts at the same post, so that a platform which can will
   *     show it once
   * @return the message it became
   * @throws DeliveryException if it was not posted, or perhaps not
   */
  MessageRef post(Place place, Post post, String nonce) throws DeliveryException;

  /**
   * Replaces a message that {@link #post} made.
   *
   * @throws DeliveryException if it was not replaced, or perhaps not
   */
  void edit(MessageRef message, Post post) throws DeliveryException;

  /**
   * Puts files beside a message that {@link #post} made, in place of those put there before. Where
   * people find files without that, nothing is done.
   *
   * @throws DeliveryException if they are not all there
   */
  default void attach(MessageRef message, List<Post.Attachment> files) throws DeliveryException {}

  /**
   * Whether who asked is told on the platform that it was collected and what became of it. Not
   * where its pages show that anyway.
   */
  default boolean tellsAskers() {
    return true;
  }

  /** Whether what was said while it could not listen is not told yet. */
  default boolean isCatchingUp() {
    return false;
  }

  /** What the operator should know now, a line each: what does not work and where to mend it. */
  default List<String> problems() {
    return List.of();
  }

  /** Whether it works, with a sentence for the operator. */
  Health check();

  @Override
  void close();

  /**
   * A part's health.
   *
   * @param detail one sentence, without secrets
   */
  record Health(boolean ok, String detail) {}
}
