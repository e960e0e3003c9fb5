package org.rapporteur.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.text.TopicMatch;

/**
 * A change in the making. It shows the state as it will be, so that what comes later in a step sees
 * what came earlier. Not for sharing between threads.
 */
public final class Draft {
  private final SessionState base;
  private final Instant at;
  private final @Nullable String cause;
  private final List<Recorded> events = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<Change.Outgoing> posts = new ArrayList<>();
  private final List<Long> consumed = new ArrayList<>();
  private SessionState state;

  /**
   * @param at the time recorded with its events
   * @param cause see {@link Change#cause}
   */
  public Draft(SessionState base, Instant at, @Nullable String cause) {
    this.base = base;
    this.state = base;
    this.at = at;
    this.cause = cause;
  }

  /** The state it began with. */
  public SessionState base() {
    return base;
  }

  /** What is drafted so far. */
  public List<Recorded> events() {
    return Collections.unmodifiableList(events);
  }

  /** The state with all that is drafted so far. */
  public SessionState state() {
    return state;
  }

  public Instant at() {
    return at;
  }

  /** Appends an event. */
  public void record(int actor, Event event) {
    add(new Recorded(state.seq() + 1, at, actor, event), List.of(), List.of());
  }

  /** The person of an account: the one who joined before, or one who joins now. */
  public int person(Author author) {
    return state
        .person(author.user())
        .map(Person::id)
        .orElseGet(
            () ->
                join(
                    new Person(
                        state.nextPerson(), author.user(), author.name(), author.affiliation())));
  }

  /** A person without account, whose words a moderator passes on. */
  public int guest(String name) {
    return join(new Person(state.nextPerson(), null, name, null));
  }

  private int join(Person person) {
    people.add(person);
    Recorded joined =
        new Recorded(state.seq() + 1, at, person.id(), new Event.PersonJoined(person.id()));
    add(joined, List.of(), List.of(person));
    return person.id();
  }

  /** Keeps what a person wrote; the event recorded next must name the id this returns. */
  public int words(int person, String text, List<TopicMatch> matches) {
    Words written = new Words(state.nextWords(), person, text, matches);
    words.add(written);
    state = state.after(new History(List.of(), List.of(written), List.of()));
    return written.id();
  }

  /**
   * Tells anew how a person's account is called.
   *
   * @return whether that is news
   */
  public boolean introduce(Author author) {
    Optional<Person> known = state.person(author.user());
    if (known.isEmpty()) {
      return false;
    }
    int id = known.get().id();
    Person now = new Person(id, author.user(), author.name(), author.affiliation());
    if (known.get().equals(now)) {
      return false;
    }
    people.add(now);
    Recorded named = new Recorded(state.seq() + 1, at, id, new Event.PersonRenamed(id));
    add(named, List.of(), List.of(now));
    return true;
  }

  /** Puts a post in the outbox, for a channel. */
  public void post(String key, ChannelRef channel, Post post) {
    post(key, new Place.Channel(channel), post);
  }

  /** Puts a post in the outbox. */
  public void post(String key, Place place, Post post) {
    posts.add(new Change.Outgoing(key, place, post));
  }

  /** Marks an inbox row as done. */
  public void consumed(long inboxRow) {
    consumed.add(inboxRow);
  }

  private void add(Recorded recorded, List<Words> newWords, List<Person> newPeople) {
    events.add(recorded);
    state = state.after(new History(List.of(recorded), newWords, newPeople));
  }

  /** What is to be written. */
  public Change change() {
    return new Change(
        state.id(), base.seq(), cause, new History(events, words, people), posts, consumed);
  }
}
