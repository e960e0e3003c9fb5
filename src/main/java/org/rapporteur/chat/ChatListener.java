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

  /**
   * Takes events in the order given. When it returns, all are durable; when it throws, perhaps
   * some: what is told twice is harmless.
   */
  default void received(List<ChatEvent> events) {
    events.forEach(this::received);
  }

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

  /** The sessions that are open and those the configuration describes, with their channels. */
  List<Venue> venues();

  /**
   * Tells an account's name, for platforms whose messages do not carry it, or when it changed: the
   * open sessions that know the account show it from then on.
   */
  void introduced(Author author);

  /**
   * What the open session of a source channel heard there, in no order; empty when there is none.
   */
  List<Heard> heard(ChannelRef source);

  /**
   * Keeps, durably and for a while, what a platform sent and its adapter could not read, so that it
   * can be acknowledged and nothing is lost.
   *
   * @param reason why, without personal data
   */
  void unreadable(String platform, String payload, String reason);

  /**
   * A value on offer.
   *
   * @param value what goes into the command
   * @param label what the person sees
   */
  record Choice(String value, String label) {}
}
