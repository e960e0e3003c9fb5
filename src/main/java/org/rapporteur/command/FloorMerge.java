package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/** {@code /floor merge N INTO}: two items ask the same; the second counts for both. */
final class FloorMerge implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor merge",
          Role.MODERATOR,
          "Lets an item count as another that asks the same",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.required("into", CommandSpec.Type.ITEM, "the item that stays")));

  private final Desk desk;

  FloorMerge(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.merge(call.item("item"), call.item("into")));
  }
}
