package org.rapporteur.command;

import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Person;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;

/**
 * Who may call what. The platform vouches for moderators. Organisers of a session are those its
 * configuration names and the moderator who opened it; of one that opened by itself and names
 * nobody, every moderator. Where there is no session yet, any moderator may open one.
 */
final class Rights {
  private Rights() {}

  /**
   * @param about the session the call is about, null when there is none
   */
  static boolean may(Command command, CommandCall call, @Nullable SessionState about) {
    return switch (command.spec().role()) {
      case ATTENDEE -> true;
      case MODERATOR -> call.callerIsModerator();
      case ORGANISER ->
          (about == null || command.needs() == Command.Needs.NOTHING)
              ? call.callerIsModerator()
              : isOrganiser(call, about);
    };
  }

  private static boolean isOrganiser(CommandCall call, SessionState about) {
    if (about.session().organisers().contains(call.caller().user())) {
      return true;
    }
    if (!call.callerIsModerator()) {
      return false;
    }
    if (about.person(about.openedBy()).isEmpty()) {
      // The bot opened it, or somebody who was forgotten since: nobody must be locked out.
      return about.session().organisers().isEmpty();
    }
    return about
        .person(call.caller().user())
        .filter(caller -> caller.id() == about.openedBy())
        .isPresent();
  }

  /** Why a caller may not; only moderators are told the opener's name. */
  static Refused refusal(Command command, CommandCall call, @Nullable SessionState about) {
    String name = "/" + command.spec().name();
    if (command.spec().role() == Role.MODERATOR || about == null) {
      return new Refused(name + " is for moderators: for whoever is in the moderator channel.");
    }
    String opener =
        about.openedBy() == Person.BOT
            ? "those its configuration names"
            : call.callerIsModerator()
                ? about.nameOf(about.openedBy()) + ", who opened it"
                : "the moderator who opened it";
    return new Refused(name + " is for the session's organisers: " + opener + ".");
  }
}
