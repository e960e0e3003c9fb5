package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/** {@code /floor wording N [TEXT]}: how an item is put, for itself and all that count as it. */
final class FloorWording implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor wording",
          Role.MODERATOR,
          "Words an item for all that count as it; without a text it goes by its own words",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.optional("text", CommandSpec.Type.TEXT, "the wording; originals are kept")));

  private final Desk desk;

  FloorWording(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, d -> d.word(call.item("item"), call.text("text").orElse(null)));
  }
}
