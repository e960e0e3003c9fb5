package org.rapporteur.collect;

import java.util.List;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.session.SessionId;

/** What platforms told and the collector has not taken yet, durably, each event once. */
public interface Inbox {
  /** An event in the order it came. */
  record Row(long id, ChatEvent event) {}

  /**
   * Keeps events in the order given; durable when it returns. An event whose key was kept before,
   * be it consumed since, is passed over.
   */
  void put(SessionId session, List<ChatEvent> events);

  /** The oldest rows that no change has consumed, at most so many. */
  List<Row> pending(SessionId session, int most);

  /**
   * Keeps what no adapter could read, the latest 200 of the last 30 days.
   *
   * @param reason why, without personal data
   */
  void unreadable(String platform, String payload, String reason);

  /** How many payloads are kept that could not be read. */
  int unreadable();

  /** The sessions with rows that wait. */
  List<SessionId> waiting();
}
