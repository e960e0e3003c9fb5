package org.rapporteur.chat;

import java.util.List;

/** What a platform calls when something happens on it. Safe for use by many threads. */
public interface ChatListener {
  /** The commands to offer. */
  List<CommandSpec> commands();

  /**
   * Takes an event. When it returns, the event is durable and the platform may acknowledge it; when
   * it throws, nothing was kept and the platform delivers again.
   */
  void received(ChatEvent event);

  /** Carries out a command; refusals are replies, too. */
  Reply called(CommandCall call);

  /**
   * Offers values for an option that is being written, or whole lines for a line that is.
   *
   * @param partial the call so far
   * @param option the option's name in its spec; empty where the platform does not parse
   * @param typed what is written of its value, or of the line without its slash; may be empty
   * @return at most 25, best first
   */
  List<Choice> complete(CommandCall partial, String option, String typed);

  /**
   * A value on offer.
   *
   * @param value what goes into the command
   * @param label what the person sees
   */
  record Choice(String value, String label) {}
}
