package org.rapporteur.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.SessionState.Digested;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts periodic digests when they are due and closes sessions whose time box has ended. Whether
 * something is due is read from the state at the moment it is written, so a crash or a second
 * process makes nothing happen twice.
 */
public final class DigestSchedule {
  private static final Logger log = LoggerFactory.getLogger(DigestSchedule.class);

  private final LiveSessions sessions;
  private final Clock clock;
  private final Duration interval;
  private final boolean edits;
  private final Closing closing;
  private final Set<SessionId> failing = ConcurrentHashMap.newKeySet();

  /**
   * @param interval time from the opening, or from the last digest, to the next
   * @param edits whether one digest is edited; else each follows the last
   */
  public DigestSchedule(
      LiveSessions sessions, Clock clock, Duration interval, boolean edits, Closing closing) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("digests need a positive interval, not " + interval);
    }
    this.sessions = sessions;
    this.clock = clock;
    this.interval = interval;
    this.edits = edits;
    this.closing = closing;
  }

  /** Does what is due now in every open session; one that fails keeps no other waiting. */
  public void tick() {
    for (SessionState state : sessions.open()) {
      try {
        if (isOver(state) || isDue(state)) {
          sessions.change(state.id(), this::step);
        }
        failing.remove(state.id());
      } catch (RuntimeException e) {
        log.error("what is due in session {} failed; it is tried again", state.id(), e);
        failing.add(state.id());
      }
    }
  }

  /**
   * Posts a digest at once, in the draft.
   *
   * @return what was posted; empty when there is nothing new to tell
   */
  public Optional<Post> postNow(Draft draft) {
    Optional<Post> digest = PeriodicDigest.of(draft.state(), draft.at());
    digest.ifPresent(
        post -> {
          int number = PeriodicDigest.next(draft.state());
          draft.record(Person.BOT, new Event.DigestPosted(number));
          draft.post(
              edits ? "digest" : "digest:" + number,
              draft.state().session().moderatorChannel(),
              post);
        });
    return digest;
  }

  /** Whether the last tick did what was due. */
  public Health check() {
    return failing.isEmpty()
        ? new Health(true, "digests are on time")
        : new Health(false, "digests of " + failing + " fail; the log says why");
  }

  private Draft step(SessionState state) {
    Draft draft = new Draft(state, clock.instant(), null);
    if (state.isOpen() && isOver(state)) {
      closing.close(draft, Person.BOT, true);
    } else if (state.isOpen() && isDue(state)) {
      postNow(draft);
    }
    return draft;
  }

  private boolean isOver(SessionState state) {
    Instant end = state.session().endsAt();
    return end != null && !clock.instant().isBefore(end);
  }

  private boolean isDue(SessionState state) {
    Instant last = state.lastDigest().map(Digested::at).orElse(state.session().opensAt());
    return !clock.instant().isBefore(last.plus(interval));
  }
}
