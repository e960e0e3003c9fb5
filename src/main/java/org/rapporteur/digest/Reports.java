package org.rapporteur.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files of closed sessions true: writes them when a session closes and after whatever
 * changes it later, an erasure above all, and then has the final digest edited. What another
 * process changes is found within a minute. What can't be written is tried again at every {@link
 * #tick}; a change never fails by it.
 */
public final class Reports {
  private static final Logger log = LoggerFactory.getLogger(Reports.class);

  /** Between two looks at what other processes changed. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final LiveSessions sessions;
  private final Closing closing;
  private final Clock clock;
  private final Set<SessionId> failing = ConcurrentHashMap.newKeySet();
  private Instant next = Instant.MIN;

  public Reports(LiveSessions sessions, Closing closing, Clock clock) {
    this.sessions = sessions;
    this.closing = closing;
    this.clock = clock;
    sessions.watch(this::changed);
  }

  /** Writes the files that are missing or older than their session: for the start. */
  public void refresh() {
    next = clock.instant().plus(PAUSE);
    for (SessionId id : sessions.ids()) {
      if (!Report.isCurrent(sessions.last(id), closing.folder(id))) {
        look(id);
      }
    }
  }

  /** Tries again what could not be written, and now and then looks at all. For one thread. */
  public void tick() {
    failing.forEach(this::look);
    if (!clock.instant().isBefore(next)) {
      refresh();
    }
  }

  private void look(SessionId id) {
    try {
      changed(sessions.state(id));
    } catch (RuntimeException e) {
      log.error("session {} can't be read, so its files are left as they are", id, e);
      failing.add(id);
    }
  }

  /** Whether all files are written. */
  public Health check() {
    return failing.isEmpty()
        ? new Health(true, "reports are written")
        : new Health(false, "files of " + failing + " could not be written; the log says why");
  }

  /** The final digest as it is now: what was posted is edited. */
  private Draft toldAgain(SessionState state) {
    Draft draft = new Draft(state, clock.instant(), null);
    closing.tell(draft);
    return draft;
  }

  /** One at a time: an older state must never overwrite the files of a later one. */
  private synchronized void changed(SessionState state) {
    if (!state.exists() || state.isOpen()) {
      return;
    }
    Path folder = closing.folder(state.id());
    try {
      if (!Report.isCurrent(state, folder)) {
        boolean again = Report.isWritten(folder);
        Report.write(state, folder);
        if (again) {
          sessions.change(state.id(), this::toldAgain);
        }
      }
      failing.remove(state.id());
    } catch (IOException | RuntimeException e) {
      log.error("the files of session {} could not be written to {}", state.id(), folder, e);
      failing.add(state.id());
    }
  }
}
