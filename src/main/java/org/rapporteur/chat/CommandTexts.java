package org.rapporteur.chat;

import java.util.Locale;

/** The words of the commands in one language; what is not translated is English. */
public final class CommandTexts {
  private CommandTexts() {}

  /** The words in the language nearest to a locale's. */
  public static CommandTexts in(Locale locale) {
    return new CommandTexts();
  }

  /** What a command does, in one line of at most 100 characters. */
  public String help(CommandSpec command) {
    return command.help();
  }

  /** What an option is, in at most 100 characters. */
  public String help(CommandSpec command, CommandSpec.Option option) {
    return option.help();
  }

  /** The last word of a command's name, lower-case. */
  public String name(CommandSpec command) {
    return command.name().substring(command.name().lastIndexOf(' ') + 1);
  }

  /** An option's name, lower-case. */
  public String name(CommandSpec command, CommandSpec.Option option) {
    return option.name();
  }

  /** What a command is called on a message; of one that is offered there. */
  public String onMessage(CommandSpec command) {
    return String.valueOf(command.onMessage());
  }
}
