package org.rapporteur.command;

import org.rapporteur.chat.ChatEvent;
import org.rapporteur.session.SessionId;

/** The way in for what a command contributes: the same as for messages. */
public interface Intake {
  /** Keeps an event durably, for the session that collects from its channel. */
  void received(ChatEvent event);

  /** Takes all that waits for a session to its record before it returns. */
  void drain(SessionId session);
}
