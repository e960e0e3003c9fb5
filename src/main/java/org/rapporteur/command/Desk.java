package org.rapporteur.command;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;

/**
 * Where actions are carried out: each call once, however often it arrives, and on the state as it
 * is when it is written.
 */
final class Desk {
  private final LiveSessions live;
  private final Clock clock;

  Desk(LiveSessions live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  /** Acts on the call's item and tells what the item is now. */
  Post act(Call call, Consumer<Decisions> action) {
    int number = call.item("item");
    SessionState now = change(call, (draft, actor) -> action.accept(new Decisions(draft, actor)));
    return Answers.done(now, number);
  }

  /**
   * Changes the session the call is about, unless this very call did so before.
   *
   * @param step what happens, given the draft and the caller in it
   * @return the state after it
   */
  SessionState change(Call call, BiConsumer<Draft, Integer> step) {
    SessionState about = call.state();
    if (live.isDone(about.id(), call.id())) {
      return live.state(about.id());
    }
    return live.change(
            about.id(),
            state -> {
              checkOpen(call.command(), state);
              Draft draft = new Draft(state, clock.instant(), call.id());
              step.accept(draft, draft.person(call.caller()));
              return draft;
            })
        .state();
  }

  static void checkOpen(Command command, SessionState state) {
    if (command.needs() == Command.Needs.OPEN_SESSION && !state.isOpen()) {
      throw new Refused(
          "The session \"%s\" is closed: /%s is for an open one."
              .formatted(state.session().title(), command.spec().name()));
    }
  }
}
