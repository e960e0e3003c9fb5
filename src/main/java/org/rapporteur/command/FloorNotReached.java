package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Item;

/** {@code /floor not-reached N}: the time did not suffice for an item. */
final class FloorNotReached implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor not-reached",
          Role.MODERATOR,
          "Marks an item not reached: the time did not suffice",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorNotReached(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.isOpen() && item.delivery().isWaiting();
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.notReached(call.item("item")));
  }
}
