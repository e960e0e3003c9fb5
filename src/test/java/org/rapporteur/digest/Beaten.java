package org.rapporteur.digest;

import java.util.List;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.History;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;

/** A record to which something happens right before each append. */
record Beaten(SessionRecord record, Runnable before) implements SessionRecord {
  @Override
  public History after(SessionId session, long seq, int most) {
    return record.after(session, seq, most);
  }

  @Override
  public void append(Change change) throws ConflictException {
    before.run();
    record.append(change);
  }

  @Override
  public long last(SessionId session) {
    return record.last(session);
  }

  @Override
  public boolean holds(SessionId session, String cause) {
    return record.holds(session, cause);
  }

  @Override
  public List<SessionId> in(ChannelRef channel) {
    return record.in(channel);
  }

  @Override
  public List<SessionId> open() {
    return record.open();
  }

  @Override
  public List<SessionId> all() {
    return record.all();
  }

  @Override
  public List<SessionId> sessionsOf(UserRef user) {
    return record.sessionsOf(user);
  }
}
