package org.rapporteur.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Event;
import org.rapporteur.session.History;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;
import org.rapporteur.session.Words;

/** A store that forgets everything with the process, held to the same contracts as the SQL one. */
public final class InMemoryStore {
  private final Clock clock;
  private final Map<SessionId, Kept> sessions = new LinkedHashMap<>();
  private final Map<Long, Waiting> posts = new TreeMap<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private long lastPost;
  private final SessionRecord record = new Records();
  private final Inbox inbox = new Arrivals();
  private final Outbox outbox = new Posts();

  public InMemoryStore(Clock clock) {
    this.clock = clock;
  }

  public SessionRecord record() {
    return record;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Outbox outbox() {
    return outbox;
  }

  private record Unreadable(Instant at, String platform, String payload) {}

  /** A person or words, with the sequence number of the first event of their change. */
  private record Named<T>(long seq, T value) {}

  /** All that is kept of one session. */
  private static final class Kept {
    final List<Recorded> events = new ArrayList<>();
    final Set<String> causes = new HashSet<>();
    final Map<Integer, Named<Words>> words = new TreeMap<>();
    final Map<Integer, Named<Person>> people = new TreeMap<>();
    final Set<ChannelRef> channels = new HashSet<>();
    final Map<Long, ChatEvent> pending = new TreeMap<>();
    final Set<String> keys = new HashSet<>();
    final Map<UserRef, Instant> forgotten = new HashMap<>();
    @Nullable Instant openedAt;
    boolean closed;
  }

  /** A post; {@code due} is null when it is delivered or given up. */
  private record Waiting(Outbox.Row row, @Nullable Instant due, long delivered) {
    Waiting with(Post post, Instant now) {
      Outbox.Row was = row;
      boolean again = due != null || !was.messages().isEmpty();
      return new Waiting(changed(post, was.version() + 1), again ? now : null, delivered);
    }

    Waiting replaced(Place place, Post post, Instant now) {
      Outbox.Row to = changed(post, row.version() + 1);
      Outbox.Row moved =
          new Outbox.Row(
              to.id(),
              to.session(),
              to.key(),
              place,
              to.post(),
              to.version(),
              to.messages(),
              to.attempts());
      return new Waiting(moved, now, delivered);
    }

    Waiting with(List<MessageRef> messages, int attempts, @Nullable Instant next, long done) {
      Outbox.Row to =
          new Outbox.Row(
              row.id(),
              row.session(),
              row.key(),
              row.place(),
              row.post(),
              row.version(),
              messages,
              attempts);
      return new Waiting(to, next, done);
    }

    private Outbox.Row changed(Post post, long version) {
      return new Outbox.Row(
          row.id(),
          row.session(),
          row.key(),
          row.place(),
          post,
          version,
          row.messages(),
          row.attempts());
    }
  }

  private Kept kept(SessionId session) {
    return sessions.computeIfAbsent(session, s -> new Kept());
  }

  private final class Records implements SessionRecord {
    @Override
    public History after(SessionId session, long seq, int most) {
      synchronized (InMemoryStore.this) {
        Kept kept = kept(session);
        int from = (int) Math.min(seq, kept.events.size());
        int to = Math.min(from + most, kept.events.size());
        return new History(
            kept.events.subList(from, to),
            named(kept.words.values(), from, to),
            named(kept.people.values(), from, to));
      }
    }

    private static <T> List<T> named(Collection<Named<T>> values, long after, long upTo) {
      return values.stream()
          .filter(n -> n.seq() > after && n.seq() <= upTo)
          .map(Named::value)
          .toList();
    }

    @Override
    public long last(SessionId session) {
      synchronized (InMemoryStore.this) {
        return kept(session).events.size();
      }
    }

    @Override
    public boolean holds(SessionId session, String cause) {
      synchronized (InMemoryStore.this) {
        return kept(session).causes.contains(cause);
      }
    }

    @Override
    public void append(Change change) throws ConflictException {
      synchronized (InMemoryStore.this) {
        Kept kept = kept(change.session());
        String cause = change.cause();
        if (cause != null && kept.causes.contains(cause)) {
          throw ConflictException.repeated(change.session(), cause);
        }
        if (change.expected() != kept.events.size()) {
          throw ConflictException.moved(change.session(), change.expected(), kept.events.size());
        }
        if (cause != null && !change.history().events().isEmpty()) {
          kept.causes.add(cause);
        }
        write(kept, change);
      }
    }

    private void write(Kept kept, Change change) {
      long seq = change.expected() + 1;
      kept.events.addAll(change.history().events());
      change.history().words().forEach(w -> kept.words.put(w.id(), new Named<>(seq, w)));
      change.history().people().forEach(p -> kept.people.put(p.id(), new Named<>(seq, p)));
      change.history().events().forEach(e -> project(kept, e));
      change.consumed().forEach(kept.pending::remove);
      change.posts().forEach(p -> put(change.session(), p));
      change.erasedWords().forEach(kept.words::remove);
      change.forgottenPeople().forEach(p -> forget(kept, p));
      Set<Integer> erased = change.erasedItems();
      rewrite(change.session(), post -> post.without(erased));
      change
          .droppedPeople()
          .ifPresent(
              last -> {
                drop(kept, last);
                rewrite(change.session(), Post::withoutAuthors);
              });
    }

    private void rewrite(SessionId session, UnaryOperator<Post> without) {
      posts.replaceAll(
          (id, p) -> {
            Post after = without.apply(p.row().post());
            boolean shows = p.row().session().equals(session) && !after.equals(p.row().post());
            return shows ? p.with(after, clock.instant()) : p;
          });
    }

    private void drop(Kept kept, int last) {
      kept.people.replaceAll(
          (id, p) -> id <= last ? new Named<>(p.seq(), new Person(id, null, "", null)) : p);
      kept.pending
          .values()
          .removeIf(e -> e instanceof ChatEvent.Posted || e instanceof ChatEvent.Reacted);
      posts
          .values()
          .removeIf(
              p ->
                  p.row().place() instanceof Place.Direct
                      && kept == sessions.get(p.row().session()));
      Instant closed =
          kept.events.stream()
              .filter(e -> e.event() instanceof Event.SessionClosed)
              .map(Recorded::at)
              .findFirst()
              .orElse(Instant.MIN);
      unreadable.removeIf(u -> !u.at().isAfter(closed));
    }

    private void project(Kept kept, Recorded recorded) {
      if (recorded.event() instanceof Event.SessionOpened e) {
        kept.openedAt = recorded.at();
        kept.channels.clear();
        e.session().sources().forEach(s -> kept.channels.add(s.channel()));
        kept.channels.add(e.session().moderatorChannel());
      } else if (recorded.event() instanceof Event.SessionClosed) {
        kept.closed = true;
      }
    }

    private void forget(Kept kept, int person) {
      kept.words.values().removeIf(w -> w.value().person() == person);
      Named<Person> known = kept.people.remove(person);
      if (known == null || known.value().user() == null) {
        return;
      }
      UserRef user = known.value().user();
      kept.forgotten.put(user, clock.instant());
      posts
          .values()
          .removeIf(
              p ->
                  p.row().place() instanceof Place.Direct to
                      && to.user().equals(user)
                      && kept == sessions.get(p.row().session()));
      unreadable.removeIf(
          u -> u.platform().equals(user.platform()) && u.payload().contains(user.id()));
      Set<MessageRef> theirs = new HashSet<>();
      for (ChatEvent event : kept.pending.values()) {
        if (event instanceof ChatEvent.Posted e && e.author().user().equals(user)) {
          theirs.add(e.message());
        }
      }
      kept.pending
          .values()
          .removeIf(
              event ->
                  theirs.contains(event.message())
                      || (event instanceof ChatEvent.Reacted e && e.author().user().equals(user)));
    }

    private void put(SessionId session, Change.Outgoing post) {
      for (Waiting p : posts.values()) {
        if (p.row().session().equals(session) && p.row().key().equals(post.key())) {
          posts.put(p.row().id(), p.replaced(post.place(), post.post(), clock.instant()));
          return;
        }
      }
      long id = ++lastPost;
      Outbox.Row row =
          new Outbox.Row(id, session, post.key(), post.place(), post.post(), 1, List.of(), 0);
      posts.put(id, new Waiting(row, clock.instant(), 0));
    }

    @Override
    public List<SessionId> in(ChannelRef channel) {
      return those(k -> k.channels.contains(channel));
    }

    @Override
    public List<SessionId> open() {
      return those(k -> !k.closed);
    }

    @Override
    public List<SessionId> all() {
      return those(k -> true);
    }

    @Override
    public List<SessionId> sessionsOf(UserRef user) {
      return those(k -> k.people.values().stream().anyMatch(p -> user.equals(p.value().user())));
    }

    private List<SessionId> those(Predicate<Kept> which) {
      synchronized (InMemoryStore.this) {
        Map<SessionId, Instant> opened = new HashMap<>();
        sessions.forEach(
            (id, kept) -> {
              if (kept.openedAt != null && which.test(kept)) {
                opened.put(id, kept.openedAt);
              }
            });
        return opened.entrySet().stream()
            .sorted(
                Map.Entry.<SessionId, Instant>comparingByValue()
                    .thenComparing(e -> e.getKey().value())
                    .reversed())
            .map(Map.Entry::getKey)
            .toList();
      }
    }
  }

  private final class Arrivals implements Inbox {
    @Override
    public void put(SessionId session, List<ChatEvent> events) {
      synchronized (InMemoryStore.this) {
        Kept kept = kept(session);
        for (ChatEvent event : events) {
          if (!isPast(kept, event) && kept.keys.add(event.key())) {
            kept.pending.put((long) kept.keys.size(), event);
          }
        }
      }
    }

    private static boolean isPast(Kept kept, ChatEvent event) {
      if (event instanceof ChatEvent.Posted e) {
        return kept.keys.contains(new ChatEvent.Deleted(e.message(), e.at()).key())
            || isForgotten(kept, e.author().user(), e.at());
      }
      return event instanceof ChatEvent.Reacted e && isForgotten(kept, e.author().user(), e.at());
    }

    private static boolean isForgotten(Kept kept, UserRef user, Instant at) {
      Instant forgotten = kept.forgotten.get(user);
      return forgotten != null && !at.isAfter(forgotten);
    }

    @Override
    public List<Inbox.Row> pending(SessionId session, int most) {
      synchronized (InMemoryStore.this) {
        return kept(session).pending.entrySet().stream()
            .limit(most)
            .map(e -> new Inbox.Row(e.getKey(), e.getValue()))
            .toList();
      }
    }

    @Override
    public void unreadable(String platform, String payload, String reason) {
      synchronized (InMemoryStore.this) {
        unreadable.add(new Unreadable(clock.instant(), platform, payload));
        unreadable.removeIf(u -> u.at().isBefore(clock.instant().minus(Duration.ofDays(30))));
        unreadable.subList(0, Math.max(0, unreadable.size() - 200)).clear();
      }
    }

    @Override
    public int unreadable() {
      synchronized (InMemoryStore.this) {
        return unreadable.size();
      }
    }

    @Override
    public List<SessionId> waiting() {
      synchronized (InMemoryStore.this) {
        return sessions.entrySet().stream()
            .filter(e -> !e.getValue().pending.isEmpty())
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(SessionId::value))
            .toList();
      }
    }
  }

  private final class Posts implements Outbox {
    @Override
    public List<ChannelRef> busy(Instant now) {
      synchronized (InMemoryStore.this) {
        return posts.values().stream()
            .filter(p -> p.due() != null && !p.due().isAfter(now))
            .map(p -> p.row().channel())
            .distinct()
            .sorted(Comparator.comparing(ChannelRef::toString))
            .toList();
      }
    }

    @Override
    public List<Outbox.Row> due(ChannelRef channel, Instant now, int most) {
      synchronized (InMemoryStore.this) {
        return posts.values().stream()
            .filter(p -> p.due() != null && p.row().channel().equals(channel))
            .takeWhile(p -> p.due() != null && !p.due().isAfter(now))
            .limit(most)
            .map(Waiting::row)
            .toList();
      }
    }

    @Override
    public Optional<Row> posted(Row row, List<MessageRef> messages) {
      synchronized (InMemoryStore.this) {
        Waiting now = posts.get(row.id());
        if (now == null || !now.row().messages().equals(row.messages())) {
          return Optional.empty();
        }
        posts.put(row.id(), now.with(messages, now.row().attempts(), now.due(), now.delivered()));
        return Optional.of(row.with(messages));
      }
    }

    @Override
    public void delivered(Row row) {
      synchronized (InMemoryStore.this) {
        posts.computeIfPresent(
            row.id(),
            (i, p) -> p.with(p.row().messages(), 0, unless(p, row.version()), row.version()));
      }
    }

    @Override
    public void retry(Row row, Instant at, String reason) {
      synchronized (InMemoryStore.this) {
        posts.computeIfPresent(
            row.id(),
            (i, p) -> p.with(p.row().messages(), p.row().attempts() + 1, at, p.delivered()));
      }
    }

    @Override
    public void failed(Row row, String reason) {
      synchronized (InMemoryStore.this) {
        posts.computeIfPresent(
            row.id(),
            (i, p) ->
                p.with(
                    p.row().messages(),
                    p.row().attempts() + 1,
                    unless(p, row.version()),
                    p.delivered()));
      }
    }

    private static @Nullable Instant unless(Waiting post, long version) {
      return post.row().version() == version ? null : post.due();
    }

    @Override
    public int waiting() {
      synchronized (InMemoryStore.this) {
        return (int) posts.values().stream().filter(p -> p.due() != null).count();
      }
    }

    @Override
    public List<Outbox.Row> delivered(SessionId session, ChannelRef channel, int most) {
      synchronized (InMemoryStore.this) {
        List<Outbox.Row> rows =
            posts.values().stream()
                .filter(p -> p.delivered() > 0)
                .map(Waiting::row)
                .filter(
                    r ->
                        r.session().equals(session) && r.place().equals(new Place.Channel(channel)))
                .toList();
        return rows.subList(Math.max(0, rows.size() - most), rows.size());
      }
    }
  }
}
