package org.rapporteur.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.Empty;
import org.pcollections.HashTreePMap;
import org.pcollections.IntTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PStack;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Handling.Act;
import org.rapporteur.session.Handling.Course;
import org.rapporteur.session.Handling.Note;
import org.rapporteur.session.Handling.Verdict;
import org.rapporteur.text.Topic;

/**
 * A state in the making: copies one, takes events, and is handed over as the next. The collections
 * in it are persistent, so a copy is a dozen references.
 */
final class Fold {
  final SessionId id;
  long seq;
  @Nullable Session session;
  int openedBy;
  @Nullable Instant closedAt;
  PMap<Integer, Item> items = IntTreePMap.empty();
  PMap<MessageRef, List<Integer>> byMessage = HashTreePMap.empty();
  PMap<Integer, PSet<Integer>> merged = IntTreePMap.empty();
  PMap<Integer, Event.DuplicateSuggested> suggested = IntTreePMap.empty();
  PVector<Integer> rewritten = Empty.vector();
  int configuredTopics;
  PVector<Topic> addedTopics = Empty.vector();
  FloorThemes themes = FloorThemes.NONE;
  PMap<Integer, Person> people = IntTreePMap.empty();
  PMap<UserRef, Integer> byUser = HashTreePMap.empty();
  int peopleCount;

  /** The last person whose name was dropped; 0 when none was. */
  int dropped;

  PMap<Integer, Words> words = IntTreePMap.empty();
  int wordsCount;
  PMap<MessageRef, Integer> chatter = HashTreePMap.empty();
  int chatterCount;
  PMap<Flood, Instant> floods = HashTreePMap.empty();
  PVector<Recorded> actions = Empty.vector();
  private PMap<Integer, PStack<SessionState.Action>> undoable = IntTreePMap.empty();
  SessionState.@Nullable Digested digested;

  Fold(SessionId id) {
    this.id = id;
  }

  Fold(Fold from) {
    id = from.id;
    seq = from.seq;
    session = from.session;
    openedBy = from.openedBy;
    closedAt = from.closedAt;
    items = from.items;
    byMessage = from.byMessage;
    merged = from.merged;
    suggested = from.suggested;
    rewritten = from.rewritten;
    configuredTopics = from.configuredTopics;
    addedTopics = from.addedTopics;
    themes = from.themes;
    people = from.people;
    byUser = from.byUser;
    peopleCount = from.peopleCount;
    dropped = from.dropped;
    words = from.words;
    wordsCount = from.wordsCount;
    chatter = from.chatter;
    chatterCount = from.chatterCount;
    floods = from.floods;
    actions = from.actions;
    undoable = from.undoable;
    digested = from.digested;
  }

  PStack<SessionState.Action> undoable(int person) {
    return undoable.getOrDefault(person, Empty.stack());
  }

  void add(Words written) {
    words = words.plus(written.id(), written);
    wordsCount = Math.max(wordsCount, written.id());
  }

  void add(Person person) {
    people = people.plus(person.id(), person);
    if (person.user() != null) {
      byUser = byUser.plus(person.user(), person.id());
    }
  }

  /**
   * Takes the next event.
   *
   * @throws IllegalStateException if it is not the next, or names an item there is not: the record
   *     is broken
   */
  void apply(Recorded recorded) {
    if (recorded.seq() != seq + 1) {
      throw new IllegalStateException(
          "the record of session " + id + " goes from " + seq + " to " + recorded.seq());
    }
    seq = recorded.seq();
    Event event = recorded.event();
    if (event instanceof Event.Action action) {
      applyAction(recorded, action);
    } else if (event instanceof Event.SessionOpened e) {
      session = e.session();
      configuredTopics = session.topics().size();
      openedBy = recorded.actor();
    } else if (event instanceof Event.SessionExtended e && session != null) {
      session = session.during(session.opensAt(), e.endsAt());
    } else if (event instanceof Event.SessionClosed) {
      closedAt = recorded.at();
    } else if (event instanceof Event.PersonJoined e) {
      peopleCount = Math.max(peopleCount, e.person());
    } else if (event instanceof Event.ChatterHeard e) {
      heard(e);
    } else if (event instanceof Event.ChatterDeleted e) {
      chatter = chatter.minus(e.message());
      chatterCount--;
      words = words.minus(e.words());
    } else if (event instanceof Event.FloodBegan e) {
      floods = floods.plus(e.flood(), e.at());
    } else if (event instanceof Event.ItemCollected e) {
      collected(e, recorded);
    } else if (event instanceof Event.ItemEdited e) {
      wordsCount = Math.max(wordsCount, e.words());
      put(item(e.number()).edited(e));
      rewrite(e.number());
      themes = themes.without(e.number());
    } else if (event instanceof Event.ItemWithdrawn e) {
      put(item(e.number()).with(Removal.WITHDRAWN));
      release(e.number());
      rewrite(e.number());
      words = words.minusAll(e.words());
    } else if (event instanceof Event.DuplicateSuggested e) {
      suggested = suggested.plus(e.number(), e);
    } else if (event instanceof Event.ItemUpvoted e) {
      put(item(e.number()).upvoted(e.person(), e.emoji(), e.added()));
    } else if (event instanceof Event.DigestPosted e) {
      digested = new SessionState.Digested(e.digest(), recorded.seq(), recorded.at(), items);
    } else if (event instanceof Event.PersonForgotten e) {
      forget(e);
    } else if (event instanceof Event.PeopleDropped e) {
      drop(e);
    } else {
      applySubject(recorded);
    }
  }

  /** What happens to topics and themes. */
  private void applySubject(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof Event.TopicAdded e && session != null) {
      addedTopics = addedTopics.plus(e.topic());
      session = session.with(new Session.TopicLabel(e.topic().id(), e.topic().labels()));
    } else if (event instanceof Event.TopicRemoved e && session != null) {
      boolean wasNew = isNew(e.topic());
      addedTopics =
          addedTopics.stream()
              .filter(t -> !t.id().equals(e.topic()))
              .collect(Collectors.collectingAndThen(Collectors.toList(), TreePVector::from));
      session = wasNew ? session.without(e.topic()) : session;
      for (Item item : wasNew ? items.values() : List.<Item>of()) {
        put(item.without(e.topic()));
      }
    } else if (event instanceof Event.TopicFound e) {
      e.items().forEach(n -> put(item(n).with(e.topic())));
    } else if (event instanceof Event.ThemeEmerged e) {
      wordsCount = Math.max(wordsCount, e.words());
    } else if (event instanceof Event.ThemeRenamed e) {
      wordsCount = Math.max(wordsCount, e.words());
    } else if (event instanceof Event.ThemeDissolved e) {
      words = words.minusAll(e.words());
    }
    themes = themes.after(recorded);
  }

  /** Whether a topic was added as such, not just keywords to it. */
  boolean isNew(String topic) {
    return session != null
        && session.topics().stream().skip(configuredTopics).anyMatch(t -> t.id().equals(topic));
  }

  /** Its text is another now, or gone: what was found by the old one no longer holds. */
  private void rewrite(int number) {
    rewritten = rewritten.plus(number);
    suggested = suggested.minus(number);
  }

  private void heard(Event.ChatterHeard e) {
    wordsCount = Math.max(wordsCount, e.words());
    chatter = chatter.plus(e.message(), e.words());
    chatterCount++;
  }

  private void collected(Event.ItemCollected e, Recorded recorded) {
    wordsCount = Math.max(wordsCount, e.words());
    Handling handling =
        e.spoken()
            ? Handling.NEW.by(new Act(seq, recorded.actor(), recorded.at(), "added"))
            : Handling.NEW;
    put(
        new Item(
            e.number(),
            new Item.Origin(
                e.message(), e.source(), e.author(), e.anonymous(), e.presence(), e.askedAt()),
            new Item.Content(e.kind(), e.words(), Empty.vector(), e.language(), e.topics()),
            Empty.map(),
            handling,
            Removal.NONE));
    if (e.message() != null) {
      List<Integer> numbers = new ArrayList<>(byMessage.getOrDefault(e.message(), List.of()));
      numbers.add(e.number());
      byMessage = byMessage.plus(e.message(), List.copyOf(numbers));
      Integer heard = chatter.get(e.message());
      if (heard != null) {
        chatter = chatter.minus(e.message());
        chatterCount--;
      }
    }
    if (e.spoken()) {
      remember(recorded, e.number(), "added", IntTreePMap.empty());
    }
  }

  private void applyAction(Recorded recorded, Event.Action action) {
    PMap<Integer, Item> before = items;
    if (action instanceof Event.ActionUndone undone) {
      undo(recorded.actor(), undone);
    } else {
      Act act = new Act(seq, recorded.actor(), recorded.at(), action.verb());
      handle(action.number(), h -> handled(h, action, recorded).by(act));
      PMap<Integer, Handling> touched =
          IntTreePMap.singleton(action.number(), handling(before, action.number()));
      if (action instanceof Event.ItemLive live && live.answered() != null) {
        Act thereby = new Act(seq, recorded.actor(), recorded.at(), "answered");
        handle(live.answered(), h -> h.with(h.course().answered(null)).by(thereby));
        touched = touched.plus(live.answered(), handling(before, live.answered()));
      }
      Integer left = touched.values().iterator().next().mergedInto();
      if (action instanceof Event.ItemUnmerged && left != null && isUmbrellaOfNone(left)) {
        handle(left, h -> h.worded(null).by(act));
        touched = touched.plus(left, handling(before, left));
      }
      remember(recorded, action.number(), action.verb(), touched);
    }
    actions = actions.plus(recorded);
  }

  /** Whether an item has a wording for others of which none counts as it any more. */
  private boolean isUmbrellaOfNone(int number) {
    return item(number).handling().wording() != null
        && merged.getOrDefault(number, Empty.set()).isEmpty();
  }

  private Handling handled(Handling h, Event.Action action, Recorded recorded) {
    if (action instanceof Event.ItemFlagged e) {
      Delivery to = e.speaker() == null ? Delivery.FLAGGED : Delivery.QUEUED;
      Handling flagged = h.with(new Course(to, e.speaker(), seq, h.course().answer()));
      return e.note() == null ? flagged : noted(flagged, recorded, e.note());
    } else if (action instanceof Event.ItemLive) {
      return h.with(h.course().at(Delivery.LIVE));
    } else if (action instanceof Event.ItemAnswered e) {
      wordsCount = e.words() == null ? wordsCount : Math.max(wordsCount, e.words());
      return h.with(h.course().answered(e.words()));
    } else if (action instanceof Event.ItemNotReached) {
      return h.with(h.course().at(Delivery.NOT_REACHED));
    } else if (action instanceof Event.ItemDeferred) {
      return h.with(h.course().at(Delivery.DEFERRED));
    } else if (action instanceof Event.ItemDismissed e) {
      wordsCount = Math.max(wordsCount, e.reason());
      return h.with(new Verdict(Moderation.DISMISSED, e.reason()));
    } else if (action instanceof Event.ItemRestored) {
      return h.with(new Verdict(Moderation.ACCEPTED, null));
    } else if (action instanceof Event.ItemMerged e) {
      return h.merged(e.into());
    } else if (action instanceof Event.ItemUnmerged) {
      Integer into = h.mergedInto();
      return into == null ? h : h.merged(null).apart(into);
    } else if (action instanceof Event.DuplicateDeclined e) {
      return h.apart(e.of());
    } else if (action instanceof Event.ItemWorded e) {
      wordsCount = e.words() == null ? wordsCount : Math.max(wordsCount, e.words());
      return h.worded(e.words());
    } else if (action instanceof Event.ItemTagged e) {
      return h.with(h.retagging().with(e));
    } else if (action instanceof Event.ItemNoted e) {
      return noted(h, recorded, e.words());
    } else if (action instanceof Event.ItemPromoted) {
      rewrite(action.number()); // it is compared with other questions from now on
      return h.asQuestion();
    }
    throw new IllegalStateException("no handling for " + action);
  }

  private Handling noted(Handling h, Recorded recorded, int note) {
    wordsCount = Math.max(wordsCount, note);
    return h.with(new Note(recorded.actor(), recorded.at(), note));
  }

  private void undo(int actor, Event.ActionUndone undone) {
    PStack<SessionState.Action> left = undoable(actor);
    for (SessionState.Action action : left) {
      if (action.seq() == undone.seq()) {
        if (action.before().isEmpty()) {
          put(item(action.number()).with(Removal.WITHDRAWN));
        }
        for (Map.Entry<Integer, Handling> before : action.before().entrySet()) {
          handle(before.getKey(), h -> before.getValue());
        }
        undoable = undoable.plus(actor, left.minus(action));
        return;
      }
    }
    throw new IllegalStateException("event " + seq + " undoes " + undone.seq() + ": not there");
  }

  private void remember(
      Recorded recorded, int number, String verb, PMap<Integer, Handling> before) {
    SessionState.Action action = new SessionState.Action(seq, number, verb, before);
    undoable = undoable.plus(recorded.actor(), undoable(recorded.actor()).plus(action));
  }

  private void forget(Event.PersonForgotten e) {
    int person = e.person();
    Person known = people.get(person);
    people = people.minus(person);
    if (known != null && known.user() != null) {
      byUser = byUser.minus(known.user());
    }
    e.items().forEach(number -> put(item(number).with(Removal.ERASED)));
    e.items().forEach(this::release);
    e.items().forEach(this::rewrite);
    for (Words written : words.values()) {
      if (written.person() == person) {
        words = words.minus(written.id());
      }
    }
    for (Map.Entry<MessageRef, Integer> heard : chatter.entrySet()) {
      if (!words.containsKey(heard.getValue())) {
        chatter = chatter.minus(heard.getKey());
      }
    }
  }

  private void drop(Event.PeopleDropped e) {
    dropped = Math.max(dropped, e.last());
    for (Person person : people.values()) {
      if (person.id() <= e.last()) {
        byUser = person.user() == null ? byUser : byUser.minus(person.user());
        people = people.plus(person.id(), person.unknown());
      }
    }
  }

  /**
   * Lets what was merged into an item that is gone stand for itself again; the first of them takes
   * its way to the speaker over.
   */
  private void release(int gone) {
    Course course = item(gone).handling().course();
    List<Integer> freed =
        merged.getOrDefault(gone, Empty.set()).stream()
            .filter(n -> item(n).removal() == Removal.NONE)
            .sorted()
            .toList();
    if (!freed.isEmpty()) {
      handle(gone, h -> h.with(Handling.NEW.course()));
    }
    for (int number : freed) {
      boolean heir = number == freed.get(0) && course.delivery() != Delivery.NONE;
      handle(number, h -> heir ? h.merged(null).with(course) : h.merged(null));
    }
  }

  private Item item(int number) {
    Item item = items.get(number);
    if (item == null) {
      throw new IllegalStateException("event " + seq + " is about #" + number + ": not there");
    }
    return item;
  }

  private static Handling handling(PMap<Integer, Item> items, int number) {
    Item item = items.get(number);
    return item == null ? Handling.NEW : item.handling();
  }

  private void handle(int number, UnaryOperator<Handling> change) {
    Item item = item(number);
    put(item.with(change.apply(item.handling())));
  }

  /** Stores an item and keeps the index of merged ones true. */
  private void put(Item item) {
    Item before = items.get(item.number());
    Integer was = before == null ? null : before.handling().mergedInto();
    Integer is = item.handling().mergedInto();
    items = items.plus(item.number(), item);
    if (was != null && !was.equals(is)) {
      merged = merged.plus(was, merged.getOrDefault(was, Empty.set()).minus(item.number()));
    }
    if (is != null && !is.equals(was)) {
      merged = merged.plus(is, merged.getOrDefault(is, Empty.set()).plus(item.number()));
    }
  }
}
