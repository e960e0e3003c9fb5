package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Subjects;

/** {@code /floor theme dismiss T}: dismisses a theme: it is not shown and not found again. */
final class FloorThemeDismiss implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor theme dismiss",
          Role.MODERATOR,
          "Dismisses a theme: it is not shown and not found again",
          List.of(Option.required("theme", CommandSpec.Type.THEME, "t1, or its name")));

  private final SubjectDesk desk;

  FloorThemeDismiss(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    return desk.act(call, Subjects::dismiss, "is dismissed");
  }
}
