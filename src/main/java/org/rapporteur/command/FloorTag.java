package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;

/** {@code /floor tag N +topic -topic}: gives topics to an item and takes others away for good. */
final class FloorTag implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor tag",
          Role.MODERATOR,
          "Gives topics to an item, and takes others away for good",
          List.of(
              Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link"),
              Option.required(
                  "topics", CommandSpec.Type.TOPIC_CHANGES, "+topic to give, -topic to take")));

  private final Desk desk;

  FloorTag(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    Values.TopicChanges changes = call.get("topics", Values.TopicChanges.class).orElseThrow();
    return desk.act(call, d -> d.tag(call.item("item"), changes.add(), changes.remove()));
  }
}
