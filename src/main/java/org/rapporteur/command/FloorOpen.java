package org.rapporteur.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Refused;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;

/**
 * {@code /floor open TITLE [topics SET] [ends 60m] [speakers A,B]}: opens a session in the caller's
 * channel, who becomes its organiser.
 */
final class FloorOpen implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor open",
          Role.ORGANISER,
          "Opens a session here; you become its organiser",
          List.of(
              Option.required("title", CommandSpec.Type.TEXT, "what the session is called"),
              Option.named("topics", CommandSpec.Type.TOPIC_SET, "the topic set"),
              Option.named("ends", CommandSpec.Type.DURATION, "after how long it closes by itself"),
              Option.named("speakers", CommandSpec.Type.NAMES, "names separated by commas")));

  private final LiveSessions live;
  private final Definitions definitions;
  private final Clock clock;

  FloorOpen(LiveSessions live, Definitions definitions, Clock clock) {
    this.live = live;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public synchronized Post run(Call call) {
    Session described =
        definitions
            .session(call.channel())
            .orElseThrow(
                () ->
                    new Refused(
                        "The configuration has no session with this moderator channel: a session"
                            + " is opened in one it knows."));
    Optional<SessionState> open = openIn(described);
    if (open.isPresent() && live.isDone(open.get().id(), call.id())) {
      return opened(open.get());
    }
    open.ifPresent(
        s -> {
          throw new Refused(
              "\"%s\" is open here. /floor close closes it.".formatted(s.session().title()));
        });
    Session session = asCalled(described, call);
    return opened(
        live.change(
                session.id(),
                state -> {
                  Draft draft = new Draft(state, clock.instant(), call.id());
                  draft.record(draft.person(call.caller()), new Event.SessionOpened(session));
                  return draft;
                })
            .state());
  }

  /** An open session of the same moderator channel, or one that collects from the same sources. */
  private Optional<SessionState> openIn(Session session) {
    return live.about(session.moderatorChannel())
        .filter(SessionState::isOpen)
        .or(
            () ->
                session.sources().stream()
                    .flatMap(source -> live.collecting(source.channel()).stream())
                    .findFirst());
  }

  private Session asCalled(Session described, Call call) {
    Optional<String> topics = call.text("topics");
    List<String> speakers = call.names("speakers");
    Instant now = clock.instant();
    return new Session(
        described.id(),
        call.text("title").orElseThrow(),
        now,
        call.get("ends", Duration.class).map(now::plus).orElse(described.endsAt()),
        described.sources(),
        described.moderatorChannel(),
        described.organiserChannel(),
        topics.orElse(described.topicSet()),
        topics.map(definitions::topics).orElse(described.topics()),
        speakers.isEmpty() ? described.speakers() : speakers,
        described.attribution(),
        described.language(),
        described.organisers());
  }

  private Post opened(SessionState state) {
    Session session = state.session();
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("\"" + session.title() + "\" is open: its channels are collected from now."));
    lines.add(
        Line.of(
            session.endsAt() == null
                ? "It ends with /floor close."
                : "It ends " + TimeBox.told(session.endsAt(), clock.instant()) + "."));
    lines.add(Line.of("Topics: " + session.topicSet() + "."));
    if (!session.speakers().isEmpty()) {
      lines.add(Line.of("Speakers: " + String.join(", ", session.speakers()) + "."));
    }
    return Answers.lines("", lines);
  }
}
