package org.rapporteur.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.session.SessionId;

/**
 * Posts that wait for delivery, and those delivered, durably. Rows are written by {@link
 * org.rapporteur.session.Change#posts}: a row's later version of the same key replaces the post and
 * makes it due again, keeping the messages it became. A change that erases items rewrites, in the
 * same transaction, the posts that show them ({@link Post#without}), which makes those due again;
 * one that forgets a person drops what was to go to them directly.
 */
public interface Outbox {
  /**
   * A post.
   *
   * @param place where it goes
   * @param version counts the row's posts: a confirmation is for one version only
   * @param messages the messages its parts became, in order; empty before the first confirmation
   * @param attempts failed attempts since the last success
   */
  record Row(
      long id,
      SessionId session,
      String key,
      Place place,
      Post post,
      long version,
      List<MessageRef> messages,
      int attempts) {
    public Row {
      messages = List.copyOf(messages);
    }

    /** The same with other messages. */
    public Row with(List<MessageRef> now) {
      return new Row(id, session, key, place, post, version, now, attempts);
    }

    /** The channel whose order it keeps. */
    public ChannelRef channel() {
      return place.channel();
    }
  }

  /** The channels with rows due at a time, whether or not an older one of theirs is put off. */
  List<ChannelRef> busy(Instant now);

  /**
   * A channel's rows due at a time, oldest first, at most so many. A row waits while an older one
   * of its channel is put off, so that nothing is posted out of order.
   */
  List<Row> due(ChannelRef channel, Instant now, int most);

  /**
   * Keeps, durably, which messages the first parts of a post became.
   *
   * @param row as it was when this delivery began to change it
   * @return the row as it is now; empty when another process delivers it meanwhile: leave it alone
   */
  Optional<Row> posted(Row row, List<MessageRef> messages);

  /** Marks a row's version delivered; when a later one came meanwhile, the row stays due. */
  void delivered(Row row);

  /** Puts a row off after a failed attempt. */
  void retry(Row row, Instant at, String reason);

  /** Gives a row's version up; when a later one came meanwhile, the row stays due. */
  void failed(Row row, String reason);

  /** How many rows wait for delivery. */
  int waiting();

  /**
   * The last posts to a channel, for all in it, in a session that were delivered, in whichever
   * version, oldest first, at most so many.
   */
  List<Row> delivered(SessionId session, ChannelRef channel, int most);
}
