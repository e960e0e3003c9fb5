package org.rapporteur.chat;

/**
 * A message of a platform.
 *
 * @param id the platform's id of the message, unique in its channel
 */
public record MessageRef(ChannelRef channel, String id) {
  public MessageRef {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a message needs an id");
    }
  }

  @Override
  public String toString() {
    return channel + "/" + id;
  }
}
