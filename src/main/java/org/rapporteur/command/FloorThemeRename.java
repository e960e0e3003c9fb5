package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Refused;

/** {@code /floor theme rename T NAME}: calls a theme otherwise. */
final class FloorThemeRename implements Command {
  private static final int MOST = 80;
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor theme rename",
          Role.MODERATOR,
          "Calls a theme otherwise",
          List.of(
              Option.required("theme", CommandSpec.Type.THEME, "t1, or its name"),
              Option.required("name", CommandSpec.Type.TEXT, "what to call it")));

  private final SubjectDesk desk;

  FloorThemeRename(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    String name = call.text("name").orElseThrow();
    if (name.contains("\n") || name.length() > MOST) {
      throw new Refused("A theme's name is one line of %d characters at most.".formatted(MOST));
    }
    return desk.act(call, (subjects, theme) -> subjects.rename(theme, name), "is called so now");
  }
}
