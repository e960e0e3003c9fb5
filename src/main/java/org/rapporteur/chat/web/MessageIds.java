package org.rapporteur.chat.web;

import java.util.regex.Pattern;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;

/**
 * Ids of messages that prove who wrote them without telling it: the browser's random number and our
 * tag of it and the writer. So edits need no store of authors, and nobody can take another's id.
 */
final class MessageIds {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{8,40}");

  private final Seal seal;

  MessageIds(Seal seal) {
    this.seal = seal;
  }

  /** Whether a browser may number a message so. */
  static boolean isNumber(String number) {
    return NUMBER.matcher(number).matches();
  }

  /** The message a writer numbered so; the same number again is the same message. */
  MessageRef of(ChannelRef channel, UserRef writer, String number) {
    return new MessageRef(channel, number + "." + tag(channel, writer, number));
  }

  boolean wrote(UserRef user, MessageRef message) {
    int dot = message.id().indexOf('.');
    return dot > 0
        && Seal.same(
            message.id().substring(dot + 1),
            tag(message.channel(), user, message.id().substring(0, dot)));
  }

  private String tag(ChannelRef channel, UserRef writer, String number) {
    return seal.tag("message", channel.toString(), writer.id(), number);
  }
}
