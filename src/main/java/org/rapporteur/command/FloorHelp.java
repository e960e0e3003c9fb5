package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;
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
    CommandTexts texts = CommandTexts.in(call.asMade().locale());
    Optional<String> asked = call.text("command");
    if (asked.isPresent()) {
      return explained(CommandNames.of(specs).named(asked.get()), texts);
    }
    return Answers.lines(
        texts.heading(), specs.stream().map(s -> Line.of(texts.described(s))).toList());
  }

  private static Post explained(CommandSpec spec, CommandTexts texts) {
    List<Line> lines = spec.options().stream().map(o -> Line.of(texts.described(spec, o))).toList();
    return Answers.lines(texts.described(spec), lines);
  }
}
