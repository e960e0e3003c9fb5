package org.rapporteur.chat.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;

/** One file's messages in the file's order. */
interface EventReader extends Closeable {
  /**
   * The events of the next message, none if it was skipped; null at the end.
   *
   * @throws IOException if nothing after this can be read
   */
  @Nullable List<ChatEvent> read() throws IOException;
}
