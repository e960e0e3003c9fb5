package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;

/** {@code /floor live N}: its speaker answers the item now. */
final class FloorLive implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor live",
          Role.MODERATOR,
          "Puts an item live: its speaker answers it now",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorLive(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.isOpen() && item.delivery() != Delivery.LIVE;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.live(call.item("item")));
  }
}
