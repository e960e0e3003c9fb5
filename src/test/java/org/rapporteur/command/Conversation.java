package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Reply;
import org.rapporteur.collect.Collector;
import org.rapporteur.collect.ThemeWatch;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.digest.Notices;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Subjects;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.duplicate.DuplicateRules;

/**
 * A meeting on a platform without a screen: people write and call commands through the port, and
 * read what they are told. Two moderators are in the moderator channel, Mo and Ana; everybody else
 * is on the floor.
 */
final class Conversation {
  static final ChannelRef FLOOR = SessionFixture.FLOOR;
  static final ChannelRef MODERATORS = SessionFixture.MODERATORS;
  static final ChannelRef ORGANISERS = SessionFixture.ORGANISERS;

  final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final LiveSessions live = new LiveSessions(store.record());
  private final AskedBefore askedBefore = new AskedBefore(DuplicateRules.byWords());
  private final ThemeWatch themes = new ThemeWatch(live, clock);
  private final Collector collector;
  private final Commands commands;
  private Session configured = new SessionFixture().session();
  private int messages;
  private int calls;
  private int opened;
  private boolean broken;

  private Conversation(Function<SessionState, FloorReader> readers) {
    live.accompany(Subjects::dissolve);
    collector =
        new Collector(
            store.inbox(), live, readers, askedBefore, emoji -> emoji.equals("+1"), clock);
    Closing closing = new Closing(Path.of("data"));
    commands =
        new Commands(
            live,
            new Intake() {
              @Override
              public void received(ChatEvent event) {
                collector.received(event);
              }

              @Override
              public void drain(SessionId session) {
                if (broken) {
                  throw new IllegalStateException("disk secret-disk-7 is full");
                }
                collector.drain(session);
              }
            },
            new Configured(),
            readers,
            askedBefore,
            new DigestSchedule(live, clock, Duration.ofMinutes(10), false, closing),
            closing,
            clock);
  }

  /** A session that opened by itself. */
  static Conversation inAnOpenSession() {
    return inAnOpenSession(new SessionFixture().session());
  }

  static Conversation inAnOpenSession(Session session) {
    return open(new Conversation(state -> new PlainReader()), session);
  }

  /** An open session without topics of its own, read as it is in earnest. */
  static Conversation readInEarnest() {
    return open(
        new Conversation(
            state -> new StandardFloorReader(TopicSet.none().with(state.addedTopics()))),
        new SessionFixture().session());
  }

  private static Conversation open(Conversation talk, Session session) {
    talk.configured = session;
    talk.live.change(
        session.id(),
        state -> {
          Draft draft = new Draft(state, talk.clock.instant(), null);
          draft.record(Person.BOT, new Event.SessionOpened(session));
          return draft;
        });
    return talk;
  }

  /** A configured channel in which no session has opened yet. */
  static Conversation beforeAnySession() {
    return new Conversation(state -> new PlainReader());
  }

  /** Askers are told what becomes of their items. */
  Conversation telling(boolean marks, Notices.Way way) {
    live.accompany(new Notices(marks, way, channel -> true));
    return this;
  }

  /** What waits to go to a place, as it stands now; empty when nothing does. */
  Optional<String> waitsFor(Place place) {
    return store.outbox().due(place.channel(), clock.instant(), 1000).stream()
        .filter(row -> row.place().equals(place))
        .map(row -> row.post().text())
        .findFirst();
  }

  /** Somebody writes a message on the floor. */
  Conversation says(String who, String text) {
    hears(
        ChatEvent.Posted.of(
            new MessageRef(FLOOR, "m" + ++messages), author(who), text, clock.instant()));
    return this;
  }

  void hears(ChatEvent event) {
    collector.received(event).ifPresent(collector::drain);
  }

  /** The floor is looked at for themes. */
  Conversation looks() {
    themes.tick();
    return this;
  }

  Conversation minutes(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
    return this;
  }

  /** Somebody types a command where they are: moderators in their channel, others on the floor. */
  Told types(String who, String line) {
    return calls(call(who, isModerator(who) ? MODERATORS : FLOOR, line));
  }

  Told typesIn(ChannelRef channel, String who, String line) {
    return calls(call(who, channel, line));
  }

  /** Somebody calls a command on a platform that parses. */
  Told picks(String who, String name, Map<String, String> options) {
    return calls(
        new CommandCall(
            "call" + ++calls,
            name,
            "",
            options,
            author(who),
            isModerator(who) ? MODERATORS : FLOOR,
            isModerator(who),
            Presence.UNKNOWN));
  }

  /** Somebody types a command on a page or in an app that is in their language. */
  Told types(String who, Locale language, String line) {
    return calls(reading(language, call(who, isModerator(who) ? MODERATORS : FLOOR, line)));
  }

  private static CommandCall reading(Locale language, CommandCall call) {
    return new CommandCall(
        call.id(),
        call.name(),
        call.typed(),
        call.options(),
        call.caller(),
        call.channel(),
        call.callerIsModerator(),
        call.presence(),
        language);
  }

  /** What is shown to somebody for the lines that are offered while they type one. */
  List<String> shown(String who, Locale language, String typed) {
    CommandCall partial = call(who, isModerator(who) ? MODERATORS : FLOOR, typed);
    return commands.complete(reading(language, partial), "", typed).stream()
        .map(ChatListener.Choice::label)
        .toList();
  }

  Told calls(CommandCall call) {
    return new Told(call, commands.call(call));
  }

  CommandCall call(String who, ChannelRef channel, String line) {
    String[] words = line.replaceFirst("^/", "").split(" ", 2);
    return new CommandCall(
        "call" + ++calls,
        words[0],
        words.length > 1 ? words[1] : "",
        Map.of(),
        author(who),
        channel,
        isModerator(who),
        Presence.UNKNOWN);
  }

  /** What is offered while somebody writes. */
  List<String> offered(String who, String command, String option, String typed) {
    CommandCall partial = call(who, isModerator(who) ? MODERATORS : FLOOR, command);
    CommandCall named =
        new CommandCall(
            partial.id(),
            command,
            "",
            Map.of(),
            partial.caller(),
            partial.channel(),
            partial.callerIsModerator(),
            Presence.UNKNOWN);
    return commands.complete(named, option, typed).stream()
        .map(ChatListener.Choice::value)
        .toList();
  }

  private static boolean isModerator(String who) {
    return Set.of("Mo", "Ana").contains(who);
  }

  static Author author(String who) {
    return SessionFixture.author(who);
  }

  Commands commands() {
    return commands;
  }

  SessionState state() {
    return live.about(MODERATORS).orElseThrow();
  }

  SessionState state(String id) {
    return live.state(new SessionId(id));
  }

  /** From here on, collecting fails. */
  void breaks() {
    broken = true;
  }

  Item item(int number) {
    return state().item(number).orElseThrow();
  }

  String text(int number) {
    return state().text(item(number));
  }

  /** The texts that wait to be posted in a channel, oldest first. */
  List<String> postsTo(ChannelRef channel) {
    return store.outbox().due(channel, clock.instant(), 100).stream()
        .map(row -> row.post().text())
        .toList();
  }

  /** What the bot told the caller, and nobody else. */
  final class Told {
    private final CommandCall call;
    private final Reply reply;

    Told(CommandCall call, Reply reply) {
      this.call = call;
      this.reply = reply;
    }

    /** It was done, and these words stand in the answer. */
    Told isTold(String... words) {
      assertThat(reply.post().text()).contains(words);
      assertThat(reply.ok()).as(reply.post().text()).isTrue();
      return this;
    }

    /** It was refused with exactly this. */
    Told isRefused(String sentence) {
      assertThat(reply.post().text()).isEqualTo(sentence);
      assertThat(reply.ok()).isFalse();
      return this;
    }

    Told isNotTold(String... words) {
      assertThat(reply.post().text()).doesNotContain(words);
      return this;
    }

    /** The platform delivers the very same call once more. */
    Told again() {
      return calls(call);
    }

    List<String> lines() {
      return reply.post().text().lines().toList();
    }

    List<String> buttons() {
      return reply.post().sections().stream()
          .flatMap(s -> s.buttons().stream())
          .map(Post.Button::command)
          .toList();
    }

    Conversation then() {
      return Conversation.this;
    }
  }

  /** One channel is configured, with two topic sets. */
  private final class Configured implements Definitions {
    @Override
    public Optional<Session> session(ChannelRef moderatorChannel) {
      Session s = configured;
      return moderatorChannel.equals(s.moderatorChannel())
          ? Optional.of(
              new Session(
                  new SessionId("opened-" + ++opened),
                  s.title(),
                  clock.instant(),
                  null,
                  s.sources(),
                  s.moderatorChannel(),
                  s.organiserChannel(),
                  s.topicSet(),
                  s.topics(),
                  s.speakers(),
                  s.attribution(),
                  s.language(),
                  s.organisers()))
          : Optional.empty();
    }

    @Override
    public Set<String> topicSets() {
      return Set.of("cybercrime-convention", "climate");
    }

    @Override
    public List<Session.TopicLabel> topics(String topicSet) {
      return topicSet.equals("climate")
          ? List.of(new Session.TopicLabel("finance", Map.of()))
          : configured.topics();
    }
  }
}
