package org.rapporteur.chat.slack;

import org.rapporteur.chat.ChatPlatform.Health;

/** How events come in. */
interface Link extends AutoCloseable {
  void start();

  Health check();

  @Override
  void close();
}
