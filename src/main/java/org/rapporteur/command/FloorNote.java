package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/** {@code /floor note N TEXT}: moderators note something to an item; after the session, too. */
final class FloorNote implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor note",
          Role.MODERATOR,
          "Notes something to an item, for moderators",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.required("text", CommandSpec.Type.TEXT, "the note")));

  private final Desk desk;

  FloorNote(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Needs needs() {
    return Needs.SESSION;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.note(call.item("item"), call.text("text").orElseThrow()));
  }
}
