package org.rapporteur.chat;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One platform with an adapter at work on it, for {@link PlatformContract}. Its people are named by
 * a word; Mod is in the moderator channel, all others are not.
 */
public interface PlatformDriver extends AutoCloseable {
  /** What a platform may not have. */
  enum Lacking {
    /** People can't delete a message. */
    DELETION,
    /** Its pages show what the outbox holds: a post is no message of its own. */
    POSTS,
    /** What people send is a form of ours: a broken one is refused to its sender. */
    UNREADABLE
  }

  Set<Lacking> lacks();

  ChatPlatform platform();

  /** The source channel of the open session. */
  ChannelRef floor();

  /** Its moderator channel. */
  ChannelRef desk();

  UserRef user(String person);

  /** The most characters of one message of a person. */
  int longest();

  /** Somebody writes on the floor. */
  MessageRef posts(String person, String text) throws Exception;

  void edits(String person, MessageRef message, String text) throws Exception;

  void deletes(String person, MessageRef message);

  void upvotes(String person, MessageRef message) throws Exception;

  void takesUpvoteBack(String person, MessageRef message) throws Exception;

  /** Somebody types a command and sees the answer that is returned. */
  String calls(String person, ChannelRef channel, String line) throws Exception;

  /** The texts that all in a channel see, in order. */
  List<String> shown(ChannelRef channel);

  /** The texts that a person is shown and others are not. */
  List<String> alone(String person) throws Exception;

  /** The texts below a message. */
  List<String> below(MessageRef message);

  /** Whether the bot put its mark on a message. */
  boolean isMarked(MessageRef message);

  /** The platform brings the last message once more. */
  void redelivers() throws Exception;

  /** The platform brings what was not acknowledged once more. */
  void retries() throws Exception;

  /** The platform sends what nobody can read. */
  void sendsMalformed();

  /** The next post arrives, and its confirmation is lost. */
  void losesNextAnswer();

  void awaits(String what, BooleanSupplier holds);

  /** What the bot did that the platform would not let pass, or that calls or formats. */
  List<String> violations();

  @Override
  void close();
}
