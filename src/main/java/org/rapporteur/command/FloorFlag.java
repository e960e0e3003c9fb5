package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Item;

/** {@code /floor flag N [SPEAKER] [note]}: brings an item to a speaker, or to the panel. */
final class FloorFlag implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
              "floor flag",
              Role.MODERATOR,
              "Brings an item to a speaker, or to the panel when none is named",
              List.of(
                  Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
                  Option.optional("speaker", CommandSpec.Type.SPEAKER, "whom it is for"),
                  Option.optional("note", CommandSpec.Type.TEXT, "a note that goes with it")))
          .onMessage("Flag to speaker");

  private final Chatter chatter;

  FloorFlag(Chatter chatter) {
    this.chatter = chatter;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.isOpen() && !item.delivery().isWaiting();
  }

  @Override
  public Post run(Call call) {
    return chatter.act(
        call,
        (decisions, number) ->
            decisions.flag(
                number, call.text("speaker").orElse(null), call.text("note").orElse(null)));
  }
}
