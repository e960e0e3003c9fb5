package org.rapporteur.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Event;
import org.rapporteur.session.SessionState;

/** {@code /floor extend 10m}: moves the end of the time box, or gives the session one from now. */
final class FloorExtend implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor extend",
          Role.ORGANISER,
          "Gives the session more time",
          List.of(Option.required("time", CommandSpec.Type.DURATION, "90, 10m or 1h30m")));

  private final Desk desk;
  private final Clock clock;

  FloorExtend(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    Duration time = call.get("time", Duration.class).orElseThrow();
    SessionState now =
        desk.change(
            call,
            (draft, actor) -> {
              Instant end = draft.state().session().endsAt();
              Instant from = end == null || end.isBefore(draft.at()) ? draft.at() : end;
              draft.record(actor, new Event.SessionExtended(from.plus(time)));
            });
    Instant end = now.session().endsAt();
    return Post.of(
        end == null
            ? "The session has no end."
            : "The session ends " + TimeBox.told(end, clock.instant()) + " now.");
  }
}
