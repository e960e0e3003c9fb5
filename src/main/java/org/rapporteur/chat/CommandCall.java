package org.rapporteur.chat;

import java.util.Locale;
import java.util.Map;

/**
 * Somebody called a command.
 *
 * @param id the platform's id of the call: a repeated one is the same call
 * @param name the spec's name; of a typed call only its first word, such as {@code floor}
 * @param typed what was typed after the name, where the platform does not parse; else empty
 * @param options values by option name, where the platform parses; a set flag is {@code "true"}
 * @param channel where it was called
 * @param callerIsModerator whether the platform vouches that the caller is in the moderator channel
 * @param locale what the caller reads, as far as the platform tells
 */
public record CommandCall(
    String id,
    String name,
    String typed,
    Map<String, String> options,
    Author caller,
    ChannelRef channel,
    boolean callerIsModerator,
    Presence presence,
    Locale locale) {
  public CommandCall {
    options = Map.copyOf(options);
  }

  /** A call of somebody who reads English, as far as is known. */
  public CommandCall(
      String id,
      String name,
      String typed,
      Map<String, String> options,
      Author caller,
      ChannelRef channel,
      boolean callerIsModerator,
      Presence presence) {
    this(id, name, typed, options, caller, channel, callerIsModerator, presence, Locale.ENGLISH);
  }
}
