package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;

/** {@code /floor restore N}: brings a dismissed item back. */
final class FloorRestore implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor restore",
          Role.MODERATOR,
          "Brings a dismissed item back",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorRestore(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.stands() && item.moderation() == Moderation.DISMISSED;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.restore(call.item("item")));
  }
}
