package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Subjects;

/** {@code /floor theme restore T}: brings a dismissed theme back. */
final class FloorThemeRestore implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor theme restore",
          Role.MODERATOR,
          "Brings a dismissed theme back",
          List.of(Option.required("theme", CommandSpec.Type.THEME, "t1, or its name")));

  private final SubjectDesk desk;

  FloorThemeRestore(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, Subjects::restore, "is back");
  }
}
