package org.rapporteur.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;

/**
 * The sessions' states, kept in memory and brought up to date from the record. Every change goes
 * through {@link #change}: load, decide, append with the expected sequence number, and on a
 * conflict once more from the start.
 */
public final class LiveSessions {
  private static final int MOST_KEPT = 256;

  /** Events read at a time, so that folding a long record needs little beside the state. */
  private static final int PAGE = 5_000;

  private final SessionRecord record;
  private final Cache<SessionId, SessionState> states =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
  private final List<Consumer<Draft>> companions = new CopyOnWriteArrayList<>();
  private final List<Consumer<SessionState>> watchers = new CopyOnWriteArrayList<>();

  /** How far the watchers were told of each session. */
  private final Map<SessionId, Long> told = new ConcurrentHashMap<>();

  public LiveSessions(SessionRecord record) {
    this.record = record;
  }

  /** A step that decides on a state. */
  @FunctionalInterface
  public interface Step {
    /**
     * Drafts what is to happen; called again when somebody else was faster.
     *
     * @throws Refused if it must not happen
     */
    Draft decide(SessionState state);
  }

  /** What a change came to. */
  public record Outcome(SessionState state, boolean repeated) {}

  /** The state as the record has it now. */
  public SessionState state(SessionId id) {
    SessionState kept = states.getIfPresent(id);
    SessionState now = kept == null ? SessionState.empty(id) : kept;
    History next;
    do {
      next = record.after(id, now.seq(), PAGE);
      now = now.after(next);
    } while (next.events().size() == PAGE);
    keep(now);
    return now;
  }

  /**
   * Decides and writes.
   *
   * @return the state after it; {@code repeated} when its cause was carried out before, and nothing
   *     was written now
   * @throws Refused if the step refused
   */
  public Outcome change(SessionId id, Step step) {
    while (true) {
      Draft draft = step.decide(state(id));
      companions.forEach(c -> c.accept(draft));
      Change change = draft.change();
      if (change.isEmpty()) {
        return new Outcome(draft.state(), false);
      }
      try {
        record.append(change);
      } catch (ConflictException e) {
        if (e.isRepeated()) {
          return new Outcome(state(id), true);
        }
        continue;
      }
      keep(draft.state());
      tell(draft.state());
      return new Outcome(draft.state(), false);
    }
  }

  /** Tells the watchers what other processes wrote in the sessions that were open lately. */
  public void catchUp() {
    Set<SessionId> lately = new LinkedHashSet<>(record.open());
    lately.addAll(told.keySet());
    for (SessionId id : lately) {
      SessionState now = state(id);
      if (now.seq() > told.getOrDefault(id, 0L)) {
        tell(now);
      }
      if (!now.isOpen()) {
        told.remove(id);
      }
    }
  }

  private void tell(SessionState state) {
    told.merge(state.id(), state.seq(), Math::max);
    watchers.forEach(w -> w.accept(state));
  }

  /** Whether a change of this cause was written before, by whichever process. */
  public boolean isDone(SessionId id, String cause) {
    return record.holds(id, cause);
  }

  /** The open session that collects from a channel. */
  public Optional<SessionState> collecting(ChannelRef source) {
    return glance().collecting(source);
  }

  /** Looks at the sessions as they are about now. */
  public Glance glance() {
    return new Glance();
  }

  /** A look at many sessions in which none is read twice; for one thread, and soon over. */
  public final class Glance {
    private final Map<ChannelRef, List<SessionId>> byChannel = new HashMap<>();
    private final Map<SessionId, SessionState> seen = new HashMap<>();

    private Glance() {}

    /** The open session that collects from a channel. */
    public Optional<SessionState> collecting(ChannelRef source) {
      return in(source).filter(s -> s.isOpen() && s.session().hasSource(source)).findFirst();
    }

    /**
     * The session in which a message was heard.
     *
     * @param most of how many of its channel's sessions, the latest first, to look through
     */
    public Optional<SessionState> knowing(MessageRef message, int most) {
      return in(message.channel()).limit(most).filter(s -> s.knows(message)).findFirst();
    }

    private Stream<SessionState> in(ChannelRef channel) {
      return byChannel.computeIfAbsent(channel, record::in).stream()
          .map(id -> seen.computeIfAbsent(id, LiveSessions.this::state));
    }
  }

  /** The session a channel is about, be it source or moderator channel: open, or else the last. */
  public Optional<SessionState> about(ChannelRef channel) {
    return in(channel).filter(SessionState::isOpen).findFirst().or(() -> in(channel).findFirst());
  }

  /** The sessions that are open, the latest opened first. */
  public List<SessionState> open() {
    return record.open().stream().map(this::state).filter(SessionState::isOpen).toList();
  }

  /** All sessions, the latest opened first. */
  public List<SessionState> all() {
    return record.all().stream().map(this::state).toList();
  }

  /** The ids of all sessions, the latest opened first. */
  public List<SessionId> ids() {
    return record.all();
  }

  /** The sequence number of a session's last event, without a look at the others. */
  public long last(SessionId id) {
    return record.last(id);
  }

  /** The sessions in which an account is known. */
  public List<SessionId> of(UserRef user) {
    return record.sessionsOf(user);
  }

  /** Lets a companion add to every draft what follows from it, before it is written. */
  public void accompany(Consumer<Draft> companion) {
    companions.add(companion);
  }

  /** Calls a watcher with the new state after every change, those found by {@link #catchUp} too. */
  public void watch(Consumer<SessionState> watcher) {
    watchers.add(watcher);
  }

  private Stream<SessionState> in(ChannelRef channel) {
    return record.in(channel).stream().map(this::state);
  }

  private void keep(SessionState state) {
    if (state.exists()) {
      states.asMap().merge(state.id(), state, (a, b) -> a.seq() >= b.seq() ? a : b);
    }
  }
}
