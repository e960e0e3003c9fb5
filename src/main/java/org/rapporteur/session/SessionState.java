package org.rapporteur.session;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PStack;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.text.Topic;
import org.rapporteur.text.theme.Theme;

/**
 * A session as its events made it: an immutable value, the fold of the record. Two states share
 * what they have in common, so a state is cheap to keep and safe to read while the session goes on.
 */
public final class SessionState {
  /** A handle, or an address of mail, whose beginning tells as much. */
  private static final Pattern HANDLE =
      Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*+[@\uFF20][^\\s]+");

  private final Fold fold;

  SessionState(Fold fold) {
    this.fold = fold;
  }

  /** A session of which nothing is recorded. */
  public static SessionState empty(SessionId id) {
    return new SessionState(new Fold(id));
  }

  /** This state and what happened since; people and words first, as the events name them. */
  public SessionState after(History history) {
    Fold next = new Fold(fold);
    history.people().forEach(next::add);
    history.words().forEach(next::add);
    history.events().forEach(next::apply);
    return new SessionState(next);
  }

  public SessionId id() {
    return fold.id;
  }

  /** The sequence number of the last event; 0 when there is none. */
  public long seq() {
    return fold.seq;
  }

  /** Whether a session was opened here at all. */
  public boolean exists() {
    return fold.session != null;
  }

  /**
   * How it was set up.
   *
   * @throws IllegalStateException if it was never opened
   */
  public Session session() {
    Session session = fold.session;
    if (session == null) {
      throw new IllegalStateException("session " + fold.id + " was never opened");
    }
    return session;
  }

  public boolean isOpen() {
    return fold.session != null && fold.closedAt == null;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(fold.closedAt);
  }

  /** Who opened it; {@link Person#BOT} when it opened by its configuration. */
  public int openedBy() {
    return fold.openedBy;
  }

  /** All items, by number, those taken back or merged included. */
  public Collection<Item> items() {
    return fold.items.values();
  }

  /** The items that stand and were not dismissed, by number. */
  public Stream<Item> openItems() {
    return fold.items.values().stream().filter(Item::isOpen);
  }

  public Optional<Item> item(int number) {
    return Optional.ofNullable(fold.items.get(number));
  }

  /**
   * The item of a number.
   *
   * @throws Refused if there is none, saying where to look
   */
  public Item known(int number) {
    return item(number)
        .orElseThrow(
            () -> new Refused("There is no #" + number + ". /floor list shows what there is."));
  }

  /** The items a message became, in the order it holds them, those taken back included. */
  public List<Item> items(MessageRef message) {
    return fold.byMessage.getOrDefault(message, List.of()).stream()
        .map(fold.items::get)
        .filter(i -> i != null)
        .toList();
  }

  /** Whether a message was heard, as items or as chatter. */
  public boolean knows(MessageRef message) {
    return fold.byMessage.containsKey(message) || chatter(message).isPresent();
  }

  /** The messages that became items or were heard as chatter. */
  public Stream<MessageRef> messages() {
    return Stream.concat(fold.byMessage.keySet().stream(), fold.chatter.keySet().stream());
  }

  /** The items merged into one, by number. */
  public List<Item> mergedInto(int number) {
    PSet<Integer> children = fold.merged.get(number);
    return children == null
        ? List.of()
        : children.stream().sorted().map(fold.items::get).filter(i -> i != null).toList();
  }

  /**
   * The item that one asks the same as, by its reading: for a moderator to merge or to decline.
   * Empty once either was done, or one of them does not stand any more.
   */
  public Optional<Suggestion> suggestion(Item item) {
    Event.DuplicateSuggested suggested = fold.suggested.get(item.number());
    if (suggested == null || !item.isOpen() || !mergedInto(item.number()).isEmpty()) {
      return Optional.empty();
    }
    return item(suggested.of())
        .flatMap(this::standingFor)
        .filter(of -> of.number() != item.number())
        .filter(of -> !areApart(item, of) && !item.handling().apart().contains(suggested.of()))
        .map(of -> new Suggestion(of, suggested.similarity()));
  }

  /** The open item that one counts as, itself where it is not merged. */
  public Optional<Item> standingFor(Item item) {
    Integer into = item.handling().mergedInto();
    return (into == null ? Optional.of(item) : item(into)).filter(Item::isOpen);
  }

  /** Whether a moderator said of two items that they don't ask the same. */
  static boolean areApart(Item one, Item other) {
    return one.handling().apart().contains(other.number())
        || other.handling().apart().contains(one.number());
  }

  /** The items whose text changed or went since they were collected, oldest first. */
  List<Integer> rewritten() {
    return fold.rewritten;
  }

  /** How many people support an item or one merged into it, each counted once. */
  public int upvotes(Item item) {
    List<Item> merged = mergedInto(item.number());
    if (merged.isEmpty()) {
      return item.upvoters().size();
    }
    Set<Integer> people = new HashSet<>(item.upvoters().keySet());
    merged.forEach(m -> people.addAll(m.upvoters().keySet()));
    return people.size();
  }

  /** Upvotes of the most supported first, then the earliest. */
  public Comparator<Item> mostUpvoted() {
    return Comparator.<Item>comparingInt(i -> -upvotes(i)).thenComparingInt(Item::number);
  }

  /** The topics an item carries, in the session's order, then others by name. */
  public List<String> topics(Item item) {
    List<String> own = session().topics().stream().map(Session.TopicLabel::id).toList();
    Stream<String> others =
        Stream.concat(
                item.content().topics().stream(), item.handling().retagging().added().stream())
            .filter(t -> !own.contains(t))
            .distinct()
            .sorted();
    return Stream.concat(own.stream(), others).filter(item::carries).toList();
  }

  /** What moderators added to the session's topics: new ones, and keywords of those there are. */
  public List<Topic> addedTopics() {
    return fold.addedTopics;
  }

  /** All themes that were found, by number, whatever became of them. */
  public Collection<FloorTheme> themes() {
    return fold.themes.all();
  }

  /** The themes that stand: neither dismissed nor made a topic, and proven by enough people. */
  public List<FloorTheme> openThemes() {
    return themes().stream()
        .filter(t -> t.ruling() == FloorTheme.Ruling.NONE && isProven(t))
        .toList();
  }

  /** Whether at least {@value FloorTheme#LEAST_PEOPLE} people stand behind a theme. */
  public boolean isProven(FloorTheme theme) {
    return people(theme) >= FloorTheme.LEAST_PEOPLE;
  }

  /** The items that prove a theme, by number: those taken back or dismissed prove nothing. */
  public List<Item> proof(FloorTheme theme) {
    return theme.items().stream()
        .flatMap(n -> item(n).stream())
        .filter(i -> i.removal() == Removal.NONE && i.moderation() != Moderation.DISMISSED)
        .sorted(Comparator.comparingInt(Item::number))
        .toList();
  }

  /** How many people stand behind a theme. */
  public int people(FloorTheme theme) {
    return (int) proof(theme).stream().map(i -> i.origin().author()).distinct().count();
  }

  /** What a theme is called: words of those who speak of it, or of moderators. */
  public String name(FloorTheme theme) {
    return themeWords(theme).get(0);
  }

  /** The terms a theme is known by, as people wrote them. */
  public List<String> terms(FloorTheme theme) {
    List<String> lines = themeWords(theme);
    return lines.subList(1, lines.size());
  }

  /** A theme as the reading of the floor knows it. */
  public Theme asTheme(FloorTheme theme) {
    return new Theme(
        theme.number(),
        name(theme),
        theme.language(),
        terms(theme),
        List.copyOf(theme.items()),
        theme.since());
  }

  private List<String> themeWords(FloorTheme theme) {
    return words(theme.words()).map(w -> w.text().lines().toList()).orElse(List.of(theme.id()));
  }

  /** The text of an item as its author wrote it: for moderators. Empty when it was taken back. */
  public String text(Item item) {
    return words(item.content().words()).map(Words::text).orElse("");
  }

  /**
   * The text of an item as it may leave the moderators' view: in the wording moderators gave it,
   * and where the session names nobody without handles.
   */
  public String publicText(Item item) {
    return withoutHandles(wording(item).orElseGet(() -> text(item)));
  }

  /** The wording moderators gave an item, for itself and those that count as it. */
  public Optional<String> wording(Item item) {
    return words(item.handling().wording()).map(Words::text);
  }

  /**
   * A text with its {@code @handles} taken out where the session names nobody, or nobody any more.
   */
  public String withoutHandles(String text) {
    return session().attribution() == Attribution.NAMED && fold.dropped == 0
        ? text
        : HANDLE.matcher(text).replaceAll("@…");
  }

  /** Words by their id; empty when they were erased. */
  public Optional<Words> words(@Nullable Integer id) {
    return id == null ? Optional.empty() : Optional.ofNullable(fold.words.get(id));
  }

  /** How many texts of a person's are kept, as items, chatter, answers and notes. */
  public int textsOf(int person) {
    return (int) fold.words.values().stream().filter(w -> w.person() == person).count();
  }

  public Optional<Person> person(int id) {
    return Optional.ofNullable(fold.people.get(id));
  }

  public Optional<Person> person(UserRef user) {
    return Optional.ofNullable(fold.byUser.get(user)).flatMap(this::person);
  }

  /** How many people took part in it, moderators included. */
  public int peopleCount() {
    return fold.peopleCount;
  }

  /** Whether it is told of anybody who they are. */
  boolean knowsPeople() {
    return fold.people.values().stream().anyMatch(Person::isKnown);
  }

  /** A person's name for moderators; the bot and the forgotten have words of their own. */
  public String nameOf(int person) {
    if (person == Person.BOT) {
      return "Rapporteur";
    }
    return person(person).map(p -> p.name().isBlank() ? "someone" : p.name()).orElse("someone");
  }

  /** The author of an item as the session's rule lets them appear; empty when not at all. */
  public Optional<String> publicAuthor(Item item) {
    if (item.origin().anonymous()) {
      return Optional.empty();
    }
    return person(item.origin().author())
        .flatMap(p -> Optional.ofNullable(session().attribution().of(p)));
  }

  /** The author of an item as moderators see them; empty when they asked not to be named. */
  public Optional<String> authorForModerators(Item item) {
    return item.origin().anonymous()
        ? Optional.empty()
        : person(item.origin().author()).map(Attribution.NAMED::of);
  }

  /** A speaker's flagged items: the live one, then by the time they were flagged. */
  public List<Item> queue(@Nullable String speaker) {
    return openItems()
        .filter(i -> i.delivery().isWaiting())
        .filter(i -> speaker == null || speaker.equals(i.speaker()))
        .sorted(
            Comparator.<Item>comparingInt(i -> i.delivery() == Delivery.LIVE ? 0 : 1)
                .thenComparingLong(i -> i.handling().course().queuedAt()))
        .toList();
  }

  /** The words of a chatter message that stands. */
  public Optional<Words> chatter(MessageRef message) {
    return words(fold.chatter.get(message));
  }

  /** How many messages were no item. */
  public int chatterCount() {
    return fold.chatterCount;
  }

  /** When the last flood of that kind began; empty when there was none. */
  public Optional<Instant> began(Flood flood) {
    return Optional.ofNullable(fold.floods.get(flood));
  }

  /** What moderators did to items, oldest first. */
  public List<Recorded> actions() {
    return fold.actions;
  }

  /** The digest posted last; empty when none was. */
  public Optional<Digested> lastDigest() {
    return Optional.ofNullable(fold.digested);
  }

  /** What an actor did and may take back, the last first. */
  PStack<Action> undoable(int person) {
    return fold.undoable(person);
  }

  int nextPerson() {
    return fold.peopleCount + 1;
  }

  int nextWords() {
    return fold.wordsCount + 1;
  }

  public int nextItem() {
    return fold.items.size() + 1;
  }

  /**
   * What an item asks the same as, by its reading.
   *
   * @param similarity from 0 to 1
   */
  public record Suggestion(Item of, double similarity) {}

  /**
   * The state when a digest was posted.
   *
   * @param number counted up from 1
   * @param seq the last event it told of
   * @param items the items as they were
   */
  public record Digested(int number, long seq, Instant at, PMap<Integer, Item> items) {}

  /**
   * An action that can be taken back.
   *
   * @param before the items it touched as they were handled before
   */
  record Action(long seq, int number, String verb, PMap<Integer, Handling> before) {}
}
