package org.rapporteur.command;

import java.time.Clock;
import java.util.List;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;

/** {@code /floor forget-me}: asks once, then erases its caller in every session. */
final class FloorForgetMe implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor forget-me",
          Role.ATTENDEE,
          "Erases my texts, my name and my account everywhere",
          List.of(Option.choice("sure", "yes does it; without it you are asked once", "yes")));

  private final LiveSessions live;
  private final Intake intake;
  private final Clock clock;

  FloorForgetMe(LiveSessions live, Intake intake, Clock clock) {
    this.live = live;
    this.intake = intake;
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
  public Post run(Call call) {
    return call.text("sure").isEmpty() ? ask() : forget(call);
  }

  private static Post ask() {
    Line line =
        Line.of(
            "This erases all you wrote, your name and your account, in every session. Counts"
                + " stay. It can't be undone.");
    Button yes = new Button("Forget me", "floor forget-me yes", null);
    return Post.of("", List.of(new Section("", List.of(line), List.of(yes))));
  }

  private Post forget(Call call) {
    // What waits to be collected is theirs, too.
    live.open().forEach(s -> intake.drain(s.id()));
    List<SessionId> sessions = live.of(call.caller().user());
    if (sessions.isEmpty()) {
      return Post.of("Nothing of you is kept.");
    }
    sessions.forEach(id -> live.change(id, state -> forgotten(state, call.caller(), call.id())));
    return Post.of(
        "You are forgotten: your texts, your name and your account are erased. Counts stay.");
  }

  private Draft forgotten(SessionState state, Author caller, String cause) {
    Draft draft = new Draft(state, clock.instant(), cause);
    state.person(caller.user()).ifPresent(person -> new Decisions(draft, person.id()).forgetMe());
    return draft;
  }
}
