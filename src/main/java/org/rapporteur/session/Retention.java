package org.rapporteur.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rapporteur.chat.ChatPlatform.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people's names, affiliations and accounts dropped when they were kept long enough after their
 * session closed. Whoever joins a session later than that is dropped at the next look.
 */
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** Between two looks at what other processes closed. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final LiveSessions sessions;
  private final Duration kept;
  private final Clock clock;
  private final Map<SessionId, Instant> due = new HashMap<>();

  /** The sessions of which nobody is known any more. */
  private final Set<SessionId> done = ConcurrentHashMap.newKeySet();

  private final Set<SessionId> failing = ConcurrentHashMap.newKeySet();
  private Instant next = Instant.MIN;

  /**
   * @param kept for how long after the close
   */
  public Retention(LiveSessions sessions, Duration kept, Clock clock) {
    this.sessions = sessions;
    this.kept = kept;
    this.clock = clock;
    sessions.watch(state -> done.remove(state.id()));
  }

  /** Drops what is due; one session that fails keeps no other waiting. For one thread. */
  public void tick() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    Set<SessionId> there = new HashSet<>(sessions.ids());
    due.keySet().retainAll(there);
    done.retainAll(there);
    failing.retainAll(there);
    for (SessionId id : there) {
      if (!done.contains(id)) {
        look(id, now);
      }
    }
  }

  private void look(SessionId id, Instant now) {
    try {
      Optional<Instant> at = due(id);
      if (at.isPresent() && !now.isBefore(at.get())) {
        done.add(id);
        sessions.change(id, this::dropped);
        due.remove(id);
      } else if (at.isPresent() && at.get().isBefore(next)) {
        next = at.get();
      }
      failing.remove(id);
    } catch (RuntimeException e) {
      log.error("the names of session {} could not be dropped; it is tried again", id, e);
      done.remove(id);
      failing.add(id);
    }
  }

  /** When a session's names go; empty while it is open. */
  private Optional<Instant> due(SessionId id) {
    Instant known = due.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Instant> at = sessions.state(id).closedAt().map(closed -> closed.plus(kept));
    at.ifPresent(time -> due.put(id, time));
    return at;
  }

  private Draft dropped(SessionState state) {
    Draft draft = new Draft(state, clock.instant(), null);
    if (state.knowsPeople()) {
      draft.record(Person.BOT, new Event.PeopleDropped(state.peopleCount()));
    }
    return draft;
  }

  /** Whether the last look did what was due. */
  public Health check() {
    return failing.isEmpty()
        ? new Health(true, "names are kept no longer than they may be")
        : new Health(false, "names of " + failing + " could not be dropped; the log says why");
  }
}
