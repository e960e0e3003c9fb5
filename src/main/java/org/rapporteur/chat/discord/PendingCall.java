package org.rapporteur.chat.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.Presence;

/**
 * A call that is not answered yet, as it is kept over a restart. It says nothing of rights: those
 * are looked up when it is carried out.
 *
 * @param id Discord's id of the interaction
 * @param guild Discord's id of the server; empty where there is none
 * @param channel where it was called, as the house writes it
 * @param user Discord's id of who called
 * @param userName how they were shown
 * @param locale the tag of the language they read
 * @param command the command's name; of a typed call its first word
 * @param typed what follows that word; empty where there are options
 * @param options values by option name
 * @param written what its caller wrote into a form, to be given back with a refusal
 * @param replaces whether the answer takes the place of the message that was acted on
 * @param token what Discord takes the answer by, for 15 minutes
 */
record PendingCall(
    String id,
    String guild,
    String channel,
    String user,
    String userName,
    String locale,
    String command,
    String typed,
    Map<String, String> options,
    List<String> written,
    boolean replaces,
    String token) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  PendingCall {
    options = Map.copyOf(options);
    written = List.copyOf(written);
  }

  /** A call of a command with its options. */
  static PendingCall of(
      Interaction made, ChannelRef channel, String command, Map<String, String> options) {
    return made(made, channel, command, "", options);
  }

  /**
   * A call as it would be typed.
   *
   * @param line without its slash
   */
  static PendingCall typed(Interaction made, ChannelRef channel, String line) {
    String[] words = line.strip().split("\\s+", 2);
    return made(made, channel, words[0], words.length < 2 ? "" : words[1], Map.of());
  }

  private static PendingCall made(
      Interaction made,
      ChannelRef channel,
      String command,
      String typed,
      Map<String, String> options) {
    Guild guild = made.getGuild();
    Member member = made.getMember();
    return new PendingCall(
        made.getId(),
        guild == null ? "" : guild.getId(),
        channel.toString(),
        made.getUser().getId(),
        member == null ? made.getUser().getEffectiveName() : member.getEffectiveName(),
        made.getUserLocale().getLocale(),
        command,
        typed,
        options,
        List.of(),
        false,
        made.getToken());
  }

  /** The same call, whose answer takes the place of the message that was acted on, or not. */
  PendingCall replacing(boolean replacing) {
    return new PendingCall(
        id, guild, channel, user, userName, locale, command, typed, options, written, replacing,
        token);
  }

  /** The same call, for which its caller wrote into a form. */
  PendingCall with(List<String> words) {
    return new PendingCall(
        id, guild, channel, user, userName, locale, command, typed, options, words, replaces,
        token);
  }

  /** When it was called, by Discord's clock. */
  Instant at() {
    return TimeUtil.getTimeCreated(Long.parseUnsignedLong(id)).toInstant();
  }

  /** The call as the core takes it. */
  CommandCall asCommand(boolean moderator) {
    return new CommandCall(
        id,
        command,
        typed,
        options,
        Author.named(Refs.user(user), userName),
        ChannelRef.parse(channel),
        moderator,
        Presence.UNKNOWN,
        Locale.forLanguageTag(locale));
  }

  String asText() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a call is plain data", e);
    }
  }

  /** The call that was kept; empty for what another version wrote. */
  static Optional<PendingCall> read(String text) {
    try {
      return Optional.of(JSON.readValue(text, PendingCall.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
