package org.rapporteur;

import java.util.List;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Reply;
import org.rapporteur.collect.Collector;
import org.rapporteur.command.Commands;

/** What all platforms speak to: messages go to the collector's inbox, calls to the commands. */
final class Floor implements ChatListener {
  private final Collector collector;
  private final Commands commands;
  private final Runnable arrived;

  /**
   * @param arrived told that something waits in the inbox
   */
  Floor(Collector collector, Commands commands, Runnable arrived) {
    this.collector = collector;
    this.commands = commands;
    this.arrived = arrived;
  }

  @Override
  public List<CommandSpec> commands() {
    return commands.specs();
  }

  @Override
  public void received(ChatEvent event) {
    if (collector.received(event).isPresent()) {
      arrived.run();
    }
  }

  @Override
  public Reply called(CommandCall call) {
    return commands.call(call);
  }

  @Override
  public List<Choice> complete(CommandCall partial, String option, String typed) {
    return commands.complete(partial, option, typed);
  }
}
