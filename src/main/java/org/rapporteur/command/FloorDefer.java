package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/** {@code /floor defer N}: an item is for later. */
final class FloorDefer implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor defer",
          Role.MODERATOR,
          "Defers an item to later",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorDefer(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.defer(call.item("item")));
  }
}
