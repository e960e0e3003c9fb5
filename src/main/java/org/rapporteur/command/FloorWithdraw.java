package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Item;
import org.rapporteur.session.Removal;

/** {@code /floor withdraw N}: its asker takes an item back, and its text goes. */
final class FloorWithdraw implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor withdraw",
          Role.ATTENDEE,
          "Takes one of my items back, with its text",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

  private final Desk desk;

  FloorWithdraw(Desk desk) {
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
    return item.removal() == Removal.NONE;
  }

  @Override
  public Post run(Call call) {
    int number = call.item("item");
    desk.change(call, (draft, actor) -> new Decisions(draft, actor).withdraw(number));
    String told = "#" + number + " is withdrawn: its text is gone from the record.";
    return Answers.lines("", List.of(Line.of(told, number)));
  }
}
