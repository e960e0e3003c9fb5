package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;

/** {@code /floor help [COMMAND]}: what the caller may do, or how one command is written. */
final class FloorHelp implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor help",
          Role.ATTENDEE,
          "Shows what I can do, or how a command is written",
          List.of(Option.optional("command", CommandSpec.Type.TEXT, "the one to explain")));

  private final Function<CommandCall, List<CommandSpec>> permitted;

  /**
   * @param permitted the commands that the caller of a call may use
   */
  FloorHelp(Function<CommandCall, List<CommandSpec>> permitted) {
    this.permitted = permitted;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public Post run(Call call) {
    List<CommandSpec> specs = permitted.apply(call.asMade());
    Optional<String> asked = call.text("command");
    if (asked.isPresent()) {
      return explained(CommandNames.of(specs).named(asked.get()));
    }
    return Answers.lines(
        "What you can do", specs.stream().map(s -> Line.of(s.usage() + " — " + s.help())).toList());
  }

  private static Post explained(CommandSpec spec) {
    List<Line> lines =
        spec.options().stream().map(o -> Line.of(o.name() + ": " + o.help())).toList();
    return Answers.lines(spec.usage() + " — " + spec.help(), lines);
  }
}
