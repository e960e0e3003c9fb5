package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/**
 * {@code /floor dismiss N REASON}: an item is none for the speakers; its reason stands in the
 * record.
 */
final class FloorDismiss implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor dismiss",
          Role.MODERATOR,
          "Dismisses an item, with a reason for the record",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.required(
                  "reason", CommandSpec.Type.TEXT, "why, for the record and its asker")));

  private final Desk desk;

  FloorDismiss(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.dismiss(call.item("item"), call.text("reason").orElseThrow()));
  }
}
