package org.rapporteur.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicMatch;

/**
 * A session told as a story: who asked what, who upvoted, what moderators did. Set it up, {@link
 * #open} it, let things happen, take the {@link #state}.
 *
 * <p>People are called by name; {@code "Ana (Chile)"} joins with an affiliation. Items are counted
 * from 1 in the order they are asked. Moderators' actions are Ines's until {@link #moderator} names
 * another.
 */
public final class SessionFixture {
  public static final ChannelRef FLOOR = new ChannelRef("web", "", "floor");
  public static final ChannelRef MODERATORS = new ChannelRef("web", "", "moderators");
  public static final ChannelRef ORGANISERS = new ChannelRef("web", "", "organisers");
  public static final Instant OPENS = Instant.parse("2026-03-10T10:00:00Z");

  private static final Pattern PERSON =
      Pattern.compile("(.*?)(?: \\(([^()]+)\\))?", Pattern.DOTALL);

  private final SettableClock clock = new SettableClock(OPENS);
  private final List<Recorded> events = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private SessionId id = new SessionId("s1");
  private String title = "Capacity-building under the Convention";
  private @Nullable Instant endsAt;
  private Attribution attribution = Attribution.CHATHAM_HOUSE;
  private List<String> speakers = List.of("Keiko Tanaka", "Omar Haddad");
  private List<Session.Source> sources = List.of(new Session.Source(FLOOR, Presence.ONLINE));
  private ChannelRef source = FLOOR;
  private Presence presence = Presence.ONLINE;
  private Language language = Language.EN;
  private String moderator = "Ines";
  private int messages;
  private SessionState state = SessionState.empty(id);

  public SessionFixture id(String value) {
    id = new SessionId(value);
    state = SessionState.empty(id);
    return this;
  }

  public SessionFixture title(String value) {
    title = value;
    return this;
  }

  public SessionFixture endsAt(Instant end) {
    endsAt = end;
    return this;
  }

  public SessionFixture attribution(Attribution rule) {
    attribution = rule;
    return this;
  }

  public SessionFixture speakers(String... names) {
    speakers = List.of(names);
    return this;
  }

  public SessionFixture sources(Session.Source... channels) {
    sources = List.of(channels);
    source = sources.get(0).channel();
    return this;
  }

  /** The session as it is set up so far. */
  public Session session() {
    return new Session(
        id,
        title,
        OPENS,
        endsAt,
        sources,
        MODERATORS,
        ORGANISERS,
        "cybercrime-convention",
        List.of(
            topic("capacity-building", "Capacity-building"),
            topic("human-rights", "Human rights"),
            topic("data-protection", "Data protection")),
        speakers,
        attribution,
        Language.EN,
        Set.of());
  }

  private static Session.TopicLabel topic(String id, String label) {
    return new Session.TopicLabel(id, Map.of(Language.EN, label));
  }

  public SessionFixture open() {
    return then(draft -> draft.record(Person.BOT, new Event.SessionOpened(session())));
  }

  public SessionFixture close() {
    return then(draft -> draft.record(Person.BOT, new Event.SessionClosed(false)));
  }

  /** Lets time pass. */
  public SessionFixture after(Duration time) {
    clock.advance(time);
    return this;
  }

  public SessionFixture minutes(long minutes) {
    return after(Duration.ofMinutes(minutes));
  }

  /** Where those are who write from here on. */
  public SessionFixture presence(Presence where) {
    presence = where;
    return this;
  }

  /** The channel in which they write from here on. */
  public SessionFixture in(ChannelRef channel) {
    source = channel;
    return this;
  }

  /** The language they write from here on. */
  public SessionFixture language(Language spoken) {
    language = spoken;
    return this;
  }

  /** Who acts as moderator from here on. */
  public SessionFixture moderator(String name) {
    moderator = name;
    return this;
  }

  public SessionFixture asks(String who, String text, String... topics) {
    return item(Kind.QUESTION, who, text, false, topics);
  }

  public SessionFixture asksAnonymously(String who, String text, String... topics) {
    return item(Kind.QUESTION, who, text, true, topics);
  }

  public SessionFixture comments(String who, String text, String... topics) {
    return item(Kind.COMMENT, who, text, false, topics);
  }

  private SessionFixture item(
      Kind kind, String who, String text, boolean anonymous, String... topics) {
    return then(
        draft -> {
          int author = draft.person(author(who));
          List<TopicMatch> matches =
              Arrays.stream(topics).map(t -> new TopicMatch(t, List.of(t))).toList();
          int written = draft.words(author, text, matches);
          draft.record(
              author,
              new Event.ItemCollected(
                  draft.state().nextItem(),
                  kind,
                  new MessageRef(source, "m" + ++messages),
                  source,
                  author,
                  anonymous,
                  presence,
                  clock.instant(),
                  written,
                  language,
                  List.of(topics),
                  false));
        });
  }

  public SessionFixture chats(String who, String text) {
    return then(
        draft -> {
          int author = draft.person(author(who));
          int written = draft.words(author, text, List.of());
          draft.record(
              author, new Event.ChatterHeard(new MessageRef(source, "m" + ++messages), written));
        });
  }

  public SessionFixture edits(int number, String text) {
    return then(
        draft -> {
          Item item = draft.state().item(number).orElseThrow();
          int author = item.origin().author();
          int written = draft.words(author, text, List.of());
          draft.record(
              author,
              new Event.ItemEdited(
                  number,
                  written,
                  item.content().kind(),
                  item.content().language(),
                  item.content().topics()));
        });
  }

  public SessionFixture upvotes(int number, String... who) {
    return then(
        draft -> {
          for (String name : who) {
            int person = draft.person(author(name));
            draft.record(person, new Event.ItemUpvoted(number, person, "+1", true));
          }
        });
  }

  public SessionFixture flags(int number, @Nullable String speaker) {
    return decides(d -> d.flag(number, speaker, null));
  }

  public SessionFixture live(int number) {
    return decides(d -> d.live(number));
  }

  public SessionFixture answered(int number) {
    return decides(d -> d.answered(number, null));
  }

  public SessionFixture answers(int number, String text) {
    return decides(d -> d.answered(number, text));
  }

  public SessionFixture notReached(int number) {
    return decides(d -> d.notReached(number));
  }

  public SessionFixture defers(int number) {
    return decides(d -> d.defer(number));
  }

  public SessionFixture dismisses(int number, String reason) {
    return decides(d -> d.dismiss(number, reason));
  }

  public SessionFixture restores(int number) {
    return decides(d -> d.restore(number));
  }

  public SessionFixture merges(int number, int into) {
    return decides(d -> d.merge(number, into));
  }

  public SessionFixture notes(int number, String text) {
    return decides(d -> d.note(number, text));
  }

  public SessionFixture tags(int number, String topic) {
    return decides(d -> d.tag(number, List.of(topic), List.of()));
  }

  public SessionFixture promotes(int number) {
    return decides(d -> d.promote(number));
  }

  /** Whatever else a moderator decides. */
  public SessionFixture decides(Consumer<Decisions> decision) {
    return as(moderator, (draft, person) -> decision.accept(new Decisions(draft, person)));
  }

  public SessionFixture withdraws(String who, int number) {
    return as(who, (draft, person) -> new Decisions(draft, person).withdraw(number));
  }

  public SessionFixture isForgotten(String who) {
    return as(who, (draft, person) -> new Decisions(draft, person).forgetMe());
  }

  /** A digest was posted: the next one tells what comes after it. */
  public SessionFixture digested() {
    return then(
        draft -> {
          int last = draft.state().lastDigest().map(SessionState.Digested::number).orElse(0);
          draft.record(Person.BOT, new Event.DigestPosted(last + 1));
        });
  }

  private SessionFixture as(String who, BiConsumer<Draft, Integer> act) {
    return then(draft -> act.accept(draft, draft.person(author(who))));
  }

  /** Whatever else happens: one change of its own. */
  public SessionFixture then(Consumer<Draft> step) {
    Draft draft = new Draft(state, clock.instant(), null);
    step.accept(draft);
    History history = draft.change().history();
    events.addAll(history.events());
    words.addAll(history.words());
    people.addAll(history.people());
    state = draft.state();
    return this;
  }

  /** The account of a name. */
  public static Author author(String who) {
    Matcher m = PERSON.matcher(who);
    if (!m.matches()) {
      throw new IllegalArgumentException(who);
    }
    String name = m.group(1);
    UserRef user = new UserRef("web", "", "u-" + Integer.toHexString(name.hashCode()));
    return new Author(user, name, m.group(2), false);
  }

  /** The session as it stands. */
  public SessionState state() {
    return state;
  }

  public Instant now() {
    return clock.instant();
  }

  /** All that happened, as a record holds it before anything is erased. */
  public History history() {
    return new History(events, words, people);
  }
}
