package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Refused;

/**
 * {@code /floor answered N [text]}: an item was answered, live or in writing; in writing after the
 * session, too.
 */
final class FloorAnswered implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor answered",
          Role.MODERATOR,
          "Marks an item answered, or answers it in writing",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.optional(
                  "text", CommandSpec.Type.TEXT, "the answer, when it is given in writing")));

  private final Desk desk;

  FloorAnswered(Desk desk) {
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
  public boolean suits(Item item) {
    return item.isOpen() && item.delivery() != Delivery.ANSWERED;
  }

  @Override
  public Post run(Call call) {
    if (!call.state().isOpen() && call.text("text").isEmpty()) {
      throw new Refused(
          "The session \"%s\" is closed: after it, items are answered in writing."
              .formatted(call.state().session().title()));
    }
    return desk.act(call, d -> d.answered(call.item("item"), call.text("text").orElse(null)));
  }
}
