package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.session.Session;

/** The sessions that the configuration describes, for those who open one by command. */
public interface Definitions {
  /**
   * A new session as the configuration describes it for a moderator channel, with an id of its own,
   * beginning now; empty when the configuration knows no such channel.
   */
  Optional<Session> session(ChannelRef moderatorChannel);

  /** The ids of the topic sets there are. */
  Set<String> topicSets();

  /**
   * The topics of a set.
   *
   * @throws IllegalArgumentException if there is no such set
   */
  List<Session.TopicLabel> topics(String topicSet);
}
