package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Item;
import org.rapporteur.text.Kind;

/**
 * {@code /floor promote N}: makes a question of a comment, or of a message that was read as
 * chatter.
 */
final class FloorPromote implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
              "floor promote",
              Role.MODERATOR,
              "Makes a question of a comment, or of any message by its link",
              List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")))
          .onMessage("Collect as question");

  private final Chatter chatter;

  FloorPromote(Chatter chatter) {
    this.chatter = chatter;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean suits(Item item) {
    return item.isOpen() && item.kind() == Kind.COMMENT;
  }

  @Override
  public Post run(Call call) {
    return chatter.act(call, Decisions::promote);
  }
}
