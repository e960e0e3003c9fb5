package org.rapporteur.chat;

/**
 * A message of a platform.
 *
 * @param id the platform's id of the message, unique in its channel
 */
public record MessageRef(ChannelRef channel, String id) {
  private static final String ASKED = "ask-";

  public MessageRef {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a message needs an id");
    }
  }

  /** What a person asked by a command: others see no such message in the channel. */
  public static MessageRef asked(ChannelRef channel, String callId) {
    return new MessageRef(channel, ASKED + callId);
  }

  /** Whether it stands in its channel for all to see, so that a reaction or reply can go there. */
  public boolean inChannel() {
    return !id.startsWith(ASKED);
  }

  @Override
  public String toString() {
    return channel + "/" + id;
  }
}
