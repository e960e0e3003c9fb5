package org.rapporteur.collect;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Leases;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.FloorReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in the inbox to the record: a message becomes an item or chatter, an edit
 * changes it, a deletion withdraws it, a reaction is an upvote. Safe for use by many threads; a
 * session is collected by one at a time.
 */
public final class Collector {
  private static final Logger log = LoggerFactory.getLogger(Collector.class);

  /** Inbox rows that share a commit. */
  private static final int BATCH = 300;

  /**
   * How long what is told of a message waits for the message itself: platforms keep no order
   * between requests.
   */
  private static final Duration EARLY = Duration.ofMinutes(1);

  /**
   * Sessions of a channel in which a message that is told again may have been heard; a deletion is
   * honoured in all.
   */
  private static final int RECENT_SESSIONS = 2;

  private final Inbox inbox;
  private final LiveSessions live;
  private final Function<SessionState, FloorReader> readers;
  private final AskedBefore askedBefore;
  private final Predicate<String> upvotes;
  private final FloodLimits limits;
  private final Leases leases;
  private final Clock clock;
  private final Map<SessionId, Object> turns = new ConcurrentHashMap<>();
  private final AtomicLong unread = new AtomicLong();

  /** A collector that is the only one, and takes in whatever comes, however fast. */
  public Collector(
      Inbox inbox,
      LiveSessions live,
      Function<SessionState, FloorReader> readers,
      AskedBefore askedBefore,
      Predicate<String> upvotes,
      Clock clock) {
    this(inbox, live, readers, askedBefore, upvotes, FloodLimits.NONE, Leases.ALONE, clock);
  }

  /**
   * @param readers what reads a session's messages
   * @param askedBefore what finds the question that another asks again
   * @param upvotes which reactions are upvotes
   * @param limits how much of a flood becomes items
   * @param leases which sessions this process collects, where there are several
   */
  public Collector(
      Inbox inbox,
      LiveSessions live,
      Function<SessionState, FloorReader> readers,
      AskedBefore askedBefore,
      Predicate<String> upvotes,
      FloodLimits limits,
      Leases leases,
      Clock clock) {
    this.inbox = inbox;
    this.live = live;
    this.readers = readers;
    this.askedBefore = askedBefore;
    this.upvotes = upvotes;
    this.limits = limits;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Keeps an event durably, if a session collects from its channel.
   *
   * @return the session that will collect it; empty when the event concerns none and was not kept
   */
  public Optional<SessionId> received(ChatEvent event) {
    return received(List.of(event)).stream().findFirst();
  }

  /**
   * Keeps events durably, in the order given, those of a session in one write.
   *
   * @return the sessions that will collect them; what concerns none was not kept
   */
  public Set<SessionId> received(List<ChatEvent> events) {
    Map<SessionId, List<ChatEvent>> concerned = new LinkedHashMap<>();
    LiveSessions.Glance sessions = live.glance();
    for (ChatEvent event : events) {
      concerned(sessions, event)
          .ifPresent(s -> concerned.computeIfAbsent(s.id(), id -> new ArrayList<>()).add(event));
    }
    concerned.forEach(inbox::put);
    return concerned.keySet();
  }

  /** Has an account's new name shown in every open session that knows it. */
  public void introduced(Author author) {
    drainAll(); // it may be somebody whose first message waits
    for (SessionId id : live.of(author.user())) {
      if (live.state(id).isOpen()) {
        live.change(
            id,
            state -> {
              Draft draft = new Draft(state, clock.instant(), null);
              draft.introduce(author);
              return draft;
            });
      }
    }
  }

  /** What the open session of a source channel heard there. */
  public List<Heard> heard(ChannelRef source) {
    Optional<SessionState> collecting = live.collecting(source);
    if (collecting.isEmpty()) {
      return List.of();
    }
    SessionId session = collecting.get().id();
    drain(session); // what was received a moment ago was heard, too
    SessionState state = live.state(session);
    return state
        .messages()
        .filter(m -> m.channel().equals(source) && m.inChannel())
        .filter(m -> state.chatter(m).isPresent() || standing(state, m).isPresent())
        .map(m -> new Heard(m, standing(state, m).map(i -> reactions(state, i)).orElse(Map.of())))
        .toList();
  }

  /** An item of a message that was not taken back: all of them have the message's reactions. */
  private static Optional<Item> standing(SessionState state, MessageRef message) {
    return state.items(message).stream().filter(i -> i.removal() == Removal.NONE).findFirst();
  }

  private static Map<UserRef, Set<String>> reactions(SessionState state, Item item) {
    Map<UserRef, Set<String>> reactions = new HashMap<>();
    item.upvoters()
        .forEach(
            (person, emoji) ->
                state
                    .person(person)
                    .map(Person::user)
                    .ifPresent(user -> reactions.put(user, Set.copyOf(emoji))));
    return reactions;
  }

  /** Takes all that waits of every session that no other process collects. */
  public void drainAll() {
    for (SessionId session : inbox.waiting()) {
      if (leases.claim("collect " + session)) {
        drain(session);
      }
    }
  }

  /** Takes all that waits of a session to its record before it returns. */
  public void drain(SessionId session) {
    synchronized (turns.computeIfAbsent(session, s -> new Object())) {
      List<Long> waiting = new ArrayList<>();
      boolean more = true;
      while (more) {
        int most = BATCH + waiting.size();
        List<Inbox.Row> rows = inbox.pending(session, most);
        if (!rows.isEmpty()) {
          live.change(
              session,
              state -> {
                waiting.clear();
                return collected(state, rows, waiting);
              });
        }
        more = rows.size() == most;
      }
    }
  }

  /** How many events could not be read for a fault of ours, since the start. */
  public long unread() {
    return unread.get();
  }

  /**
   * The session an event is for: the one that knows its message, else the one that collects from
   * its channel. A closed session takes withdrawals only.
   */
  private static Optional<SessionState> concerned(LiveSessions.Glance sessions, ChatEvent event) {
    MessageRef message = event.message();
    boolean deleted = event instanceof ChatEvent.Deleted;
    Optional<SessionState> knowing =
        sessions.knowing(message, deleted ? Integer.MAX_VALUE : RECENT_SESSIONS);
    if (knowing.isPresent()) {
      return knowing.filter(s -> s.isOpen() || deleted);
    }
    return sessions.collecting(message.channel());
  }

  /**
   * Takes rows to the record.
   *
   * @param waiting gets the ids of those that are early, which stay in the inbox
   */
  private Draft collected(SessionState state, List<Inbox.Row> rows, List<Long> waiting) {
    Draft draft = new Draft(state, clock.instant(), null);
    Contribution contribution =
        new Contribution(draft, readers.apply(state), askedBefore, new FloodGate(draft, limits));
    for (Inbox.Row row : rows) {
      if (isEarly(draft.state(), row.event())) {
        waiting.add(row.id());
        continue;
      }
      try {
        collect(draft, contribution, row.event());
      } catch (RuntimeException e) {
        unread.incrementAndGet();
        log.error(
            "could not collect a {} about {}: it is left out of the record",
            row.event().getClass().getSimpleName(),
            row.event().message(),
            e);
      }
      draft.consumed(row.id());
    }
    return draft;
  }

  /** Whether it is about a message that was not told yet, and may still be. */
  private boolean isEarly(SessionState state, ChatEvent event) {
    MessageRef message = event.message();
    return !(event instanceof ChatEvent.Posted)
        && state.isOpen()
        && !state.knows(message)
        && event.at().plus(EARLY).isAfter(clock.instant());
  }

  private void collect(Draft draft, Contribution contribution, ChatEvent event) {
    if (event instanceof ChatEvent.Posted posted) {
      contribution.posted(posted);
    } else if (event instanceof ChatEvent.Edited edited) {
      contribution.edited(edited);
    } else if (event instanceof ChatEvent.Deleted deleted) {
      deleted(draft, deleted);
    } else if (event instanceof ChatEvent.Reacted reacted) {
      reacted(draft, reacted);
    }
  }

  private static void deleted(Draft draft, ChatEvent.Deleted deleted) {
    SessionState state = draft.state();
    state.items(deleted.message()).stream()
        .filter(i -> i.removal() == Removal.NONE)
        .forEach(i -> Contribution.withdraw(draft, i));
    state
        .chatter(deleted.message())
        .ifPresent(
            w -> draft.record(w.person(), new Event.ChatterDeleted(deleted.message(), w.id())));
  }

  /** Who supports a message supports all it asks. */
  private void reacted(Draft draft, ChatEvent.Reacted reacted) {
    List<Item> found =
        draft.state().items(reacted.message()).stream()
            .filter(i -> i.removal() == Removal.NONE)
            .toList();
    if (found.isEmpty() || reacted.author().bot() || !upvotes.test(reacted.emoji())) {
      return;
    }
    if (!reacted.added() && draft.state().person(reacted.author().user()).isEmpty()) {
      return;
    }
    int person = draft.person(reacted.author());
    for (Item item : found) {
      boolean stands =
          item.upvoters().containsKey(person)
              && item.upvoters().get(person).contains(reacted.emoji());
      if (stands != reacted.added()) {
        draft.record(
            person, new Event.ItemUpvoted(item.number(), person, reacted.emoji(), reacted.added()));
      }
    }
  }
}
