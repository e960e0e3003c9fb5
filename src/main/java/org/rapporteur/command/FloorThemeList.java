package org.rapporteur.command;

import java.time.Clock;
import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ThemeLines;

/** {@code /floor theme list}: what the floor speaks of beside its topics, and what few say. */
final class FloorThemeList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor theme list",
          Role.MODERATOR,
          "Lists what the floor speaks of beside its topics",
          List.of());

  private final Clock clock;

  FloorThemeList(Clock clock) {
    this.clock = clock;
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
  public Post run(Call call) {
    List<Section> sections = ThemeLines.all(call.state(), clock.instant());
    return sections.isEmpty()
        ? Post.of(
            "No theme yet: one needs three people who speak of the same within a few minutes.")
        : Post.of("", sections);
  }
}
