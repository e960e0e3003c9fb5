package org.rapporteur.web;

import java.util.List;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Post;
import org.rapporteur.session.SessionId;

/** The posts that reached a channel: what moderators and organisers read on their pages. */
@FunctionalInterface
public interface DeliveredPosts {
  /** The last ones of a session in a channel, oldest first, at most so many. */
  List<Post> last(SessionId session, ChannelRef channel, int most);
}
