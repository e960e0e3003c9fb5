package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Event;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionState;

/** {@code /floor undo}: takes back what its caller did last. */
final class FloorUndo implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec("floor undo", Role.MODERATOR, "Takes back my last action", List.of());

  private final Desk desk;

  FloorUndo(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    SessionState now = desk.change(call, (draft, actor) -> new Decisions(draft, actor).undo());
    Event.ActionUndone undone = lastOf(now, now.person(call.caller().user()).orElseThrow());
    String verb =
        now.actions().stream()
            .filter(r -> r.seq() == undone.seq() && r.event() instanceof Event.Action)
            .map(r -> ((Event.Action) r.event()).verb())
            .findFirst()
            .orElse("added");
    return Answers.about(now, undone.number(), "Undone: #" + undone.number() + " " + verb + ".");
  }

  private static Event.ActionUndone lastOf(SessionState state, Person person) {
    List<Recorded> actions = state.actions();
    for (int i = actions.size() - 1; i >= 0; i--) {
      if (actions.get(i).actor() == person.id()
          && actions.get(i).event() instanceof Event.ActionUndone undone) {
        return undone;
      }
    }
    throw new IllegalStateException("an undo left no trace");
  }
}
