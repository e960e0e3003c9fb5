package org.rapporteur.chat.slack;

import org.rapporteur.chat.ChatPlatform.Health;

/** How events come in. */
interface Link extends AutoCloseable {
  void start();

  /** Whether events come in now. */
  boolean isUp();

  Health check();

  @Override
  void close();
}
