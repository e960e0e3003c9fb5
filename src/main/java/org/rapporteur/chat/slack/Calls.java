package org.rapporteur.chat.slack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Venues;

/**
 * Carries out what people call, be it typed, clicked or submitted: who they are and whether they
 * are moderators is looked up here each time, whatever a payload says.
 */
final class Calls {
  private static final String UNKNOWN =
      "Slack does not tell me just now who is in the moderator channel. Please try again in a"
          + " moment.";

  private final ChatListener listener;
  private final Venues venues;
  private final People people;
  private final Members members;

  Calls(ChatListener listener, Venues venues, People people, Members members) {
    this.listener = listener;
    this.venues = venues;
    this.people = people;
    this.members = members;
  }

  /**
   * Calls a command.
   *
   * @param id equal for one call that arrives twice
   * @param line the command without its slash, with what was typed after it
   * @param options values by option name, where a form asked for them; else empty
   */
  Reply call(String id, String line, Map<String, String> options, ChannelRef channel, String user) {
    boolean known = true;
    boolean moderator = false;
    try {
      moderator = isModerator(channel, user);
    } catch (SlackFailure e) {
      known = false;
    }
    CommandCall call = described(id, line, options, channel, user, moderator);
    Reply reply = listener.called(call);
    people.meet(call.caller().user());
    return known || reply.ok() ? reply : Reply.refused(UNKNOWN);
  }

  /** A call as the core takes it. */
  CommandCall described(
      String id,
      String line,
      Map<String, String> options,
      ChannelRef channel,
      String user,
      boolean moderator) {
    String stripped = line.strip();
    boolean structured = !options.isEmpty();
    String[] words = stripped.split("\\s+", 2);
    return new CommandCall(
        id,
        structured ? stripped : words[0],
        structured || words.length < 2 ? "" : words[1],
        options,
        people.author(channel, user),
        channel,
        moderator,
        Presence.UNKNOWN,
        localeOf(channel, user));
  }

  /** What a person in a channel is called; empty until it is known. */
  String nameOf(ChannelRef channel, String user) {
    return people.nameOf(channel, user);
  }

  /** What a person in a channel reads; English until it is known. */
  Locale localeOf(ChannelRef channel, String user) {
    return people.localeOf(channel, user);
  }

  /** Whether somebody is in the moderator channel of the session that a channel belongs to. */
  boolean isModerator(ChannelRef channel, String user) throws SlackFailure {
    Optional<ChannelRef> moderators = venues.moderators(channel).filter(venues::isOurs);
    return moderators.isPresent() && members.has(moderators.get(), user);
  }
}
