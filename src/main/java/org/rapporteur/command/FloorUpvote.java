package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.SessionState;

/**
 * {@code /floor upvote N [instead M]}: supports an item, in place of one's own that asks the same.
 */
final class FloorUpvote implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor upvote",
          Role.ATTENDEE,
          "Supports an item that asks what I would ask",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.named(
                  "instead", CommandSpec.Type.ITEM, "the item of mine to take back for it")));

  private final Desk desk;

  FloorUpvote(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return upvote(desk, call, call.item("item"), call.get("instead", Integer.class));
  }

  /**
   * Supports an item for a call's caller.
   *
   * @param own the item of theirs that goes for it
   */
  static Post upvote(Desk desk, Call call, int number, Optional<Integer> own) {
    SessionState now =
        desk.change(
            call,
            (draft, actor) -> {
              Decisions decisions = new Decisions(draft, actor);
              decisions.upvote(number);
              own.ifPresent(decisions::withdraw);
            });
    int supported = now.item(number).flatMap(now::standingFor).orElseThrow().number();
    String told =
        "You support #%d now.%s"
            .formatted(supported, own.map(n -> " #" + n + " is withdrawn.").orElse(""));
    return Answers.lines(
        "", List.of(Line.of(told, supported), ItemLines.line(now, now.known(supported))));
  }
}
