package org.rapporteur.chat.discord;

import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people call, be it typed, clicked or submitted: whether they are moderators is
 * looked up here each time, whatever a payload says.
 */
final class Calls {
  static final String UNKNOWN =
      "Discord does not tell me just now who may read the moderator channel. Please try again in a"
          + " moment.";

  private static final Logger log = LoggerFactory.getLogger(Calls.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ChatListener listener;
  private final Members members;

  Calls(ChatListener listener, Members members) {
    this.listener = listener;
    this.members = members;
  }

  /**
   * Carries out a call. Whatever goes wrong, its caller gets a sentence.
   *
   * @param member who called, if Discord showed them with the call
   */
  Reply call(JDA jda, PendingCall call, @Nullable Member member) {
    try {
      boolean known = true;
      boolean moderator = false;
      try {
        moderator =
            members.isModerator(
                jda,
                ChannelRef.parse(call.channel()),
                Long.parseUnsignedLong(call.user()),
                member,
                PATIENCE);
      } catch (Members.Unanswered e) {
        log.warn("who is a moderator is not known", e);
        known = false;
      }
      Reply reply = listener.called(call.asCommand(moderator));
      return known || reply.ok() ? reply : Reply.refused(UNKNOWN);
    } catch (RuntimeException e) {
      return Reply.refused(failed(call.id(), e));
    }
  }

  /** Logs a fault of ours, and says what its victim is told. */
  static String failed(String interaction, RuntimeException fault) {
    String id = "%08x".formatted(interaction.hashCode());
    log.error("interaction {} failed", id, fault);
    return "That did not work, for a fault of mine. If it stays so, tell my operator: " + id + ".";
  }
}
