package org.rapporteur.session;

import java.util.List;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;

/** The record of all sessions: append-only, and the one truth about them. */
public interface SessionRecord {
  /**
   * What happened in a session after a sequence number, in order, at most so many events; empty
   * when nothing did. Words and people come no later than the first event that names them.
   */
  History after(SessionId session, long seq, int most);

  /**
   * Writes a change, whole and durably, before it returns.
   *
   * @throws ConflictException if the record already holds events of the same cause, or else does
   *     not stand where the change expects it: nothing was written
   */
  void append(Change change) throws ConflictException;

  /** The sequence number of a session's last event; 0 when there is none. */
  long last(SessionId session);

  /** Whether it holds events of a cause. */
  boolean holds(SessionId session, String cause);

  /** The sessions that have a channel as a source or as moderator channel, latest opened first. */
  List<SessionId> in(ChannelRef channel);

  /** The sessions that are not closed, latest opened first. */
  List<SessionId> open();

  /** All sessions there are, latest opened first. */
  List<SessionId> all();

  /** The sessions in which an account is known. */
  List<SessionId> sessionsOf(UserRef user);
}
