package org.rapporteur.chat.web;

import io.javalin.http.Context;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Reply;

/** How visitors are shown what came of what they sent; the pages draw it. */
public interface Answers {
  /** A message was taken durably; what it becomes is not known yet. */
  void taken(Context ctx, Visitor visitor, MessageRef message);

  /** An upvote, an edit, a withdrawal or a name was taken: nothing to tell but the page anew. */
  void done(Context ctx, Visitor visitor, ChannelRef channel);

  /** A command was answered. */
  void replied(Context ctx, Visitor visitor, ChannelRef channel, Reply reply);
}
