package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.Phrases;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;

/** {@code /floor close}: ends the session; its final digest goes to the organisers. */
final class FloorClose implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor close",
          Role.ORGANISER,
          "Closes the session and hands its final digest to the organisers",
          List.of());

  private final LiveSessions live;
  private final Desk desk;
  private final Intake intake;
  private final Closing closing;

  FloorClose(LiveSessions live, Desk desk, Intake intake, Closing closing) {
    this.live = live;
    this.desk = desk;
    this.intake = intake;
    this.closing = closing;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  /** A session that this very call has closed takes it again. */
  @Override
  public Needs needs() {
    return Needs.SESSION;
  }

  @Override
  public Post run(Call call) {
    SessionState about = call.state();
    if (!about.isOpen() && !live.isDone(about.id(), call.id())) {
      throw new Refused("\"%s\" is closed already.".formatted(about.session().title()));
    }
    // What was written before the close belongs to the session.
    intake.drain(about.id());
    SessionState now =
        desk.change(
            call,
            (draft, actor) -> {
              if (!draft.state().isOpen()) {
                throw new Refused("\"%s\" was closed just now.".formatted(about.session().title()));
              }
              closing.close(draft, actor, false);
            });
    return Post.of(
        "\"%s\" is closed. Its final digest, of %s, goes to the organisers."
            .formatted(now.session().title(), Phrases.count(now.items().size(), "item")));
  }
}
