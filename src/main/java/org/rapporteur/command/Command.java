package org.rapporteur.command;

import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Item;

/** A command: how it is written, and what it does. */
interface Command {
  /** What a command needs of the channel it is called in. */
  enum Needs {
    NOTHING,
    /** A session, open or closed. */
    SESSION,
    OPEN_SESSION
  }

  CommandSpec spec();

  default Needs needs() {
    return Needs.OPEN_SESSION;
  }

  /** Whether it makes sense for an item, so that it is offered. */
  default boolean suits(Item item) {
    return item.isOpen();
  }

  /**
   * Carries it out.
   *
   * @return what its caller is told
   * @throws org.rapporteur.session.Refused when it can't be done
   */
  Post run(Call call);
}
