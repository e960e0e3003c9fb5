package org.rapporteur.digest;

import java.nio.file.Path;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.SessionId;

/** How a session ends: the event and the final digest in one change. */
public final class Closing {
  private static final String KEY = "final";

  private final Path data;

  /**
   * @param data the data folder; a session's files lie in {@code sessions/ID} below it
   */
  public Closing(Path data) {
    this.data = data;
  }

  /**
   * Closes a session that is open in the draft, and posts its final digest to the organiser
   * channel. {@link Reports} writes the files the post names once the change is written.
   *
   * @param actor who closes it
   * @param byTimeBox whether its time was over, rather than a command given
   */
  public void close(Draft draft, int actor, boolean byTimeBox) {
    draft.record(actor, new Event.SessionClosed(byTimeBox));
    tell(draft);
  }

  /** Posts the final digest of a closed session, or edits the one that was posted. */
  void tell(Draft draft) {
    Post post = FinalDigest.of(draft.state()).with(Report.attachments(folder(draft.state().id())));
    draft.post(KEY, draft.state().session().organiserChannel(), post);
  }

  /** Where a session's files lie. */
  public Path folder(SessionId session) {
    return data.resolve("sessions").resolve(session.value());
  }
}
