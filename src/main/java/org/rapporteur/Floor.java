package org.rapporteur;

import java.util.List;
import java.util.function.Supplier;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Venue;
import org.rapporteur.collect.Collector;
import org.rapporteur.collect.Inbox;
import org.rapporteur.command.Commands;

/** What all platforms speak to: messages go to the collector's inbox, calls to the commands. */
final class Floor implements ChatListener {
  private final Collector collector;
  private final Commands commands;
  private final Inbox inbox;
  private final Supplier<List<Venue>> venues;
  private final Runnable arrived;

  /**
   * @param inbox keeps what adapters could not read
   * @param venues the channels that matter now
   * @param arrived told that something waits in the inbox
   */
  Floor(
      Collector collector,
      Commands commands,
      Inbox inbox,
      Supplier<List<Venue>> venues,
      Runnable arrived) {
    this.collector = collector;
    this.commands = commands;
    this.inbox = inbox;
    this.venues = venues;
    this.arrived = arrived;
  }

  @Override
  public List<CommandSpec> commands() {
    return commands.specs();
  }

  @Override
  public void received(ChatEvent event) {
    received(List.of(event));
  }

  @Override
  public void received(List<ChatEvent> events) {
    if (!collector.received(events).isEmpty()) {
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

  @Override
  public List<Venue> venues() {
    return venues.get();
  }

  @Override
  public void introduced(Author author) {
    collector.introduced(author);
  }

  @Override
  public List<Heard> heard(ChannelRef source) {
    return collector.heard(source);
  }

  @Override
  public void unreadable(String platform, String payload, String reason) {
    inbox.unreadable(platform, payload, reason);
  }
}
