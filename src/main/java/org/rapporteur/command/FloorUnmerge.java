package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Item;

/** {@code /floor unmerge N}: an item counts by itself, merged or only suggested to be. */
final class FloorUnmerge implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor unmerge",
          Role.MODERATOR,
          "Lets an item count by itself: merged, or suggested to be",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorUnmerge(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.handling().mergedInto() != null;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.unmerge(call.item("item")));
  }
}
