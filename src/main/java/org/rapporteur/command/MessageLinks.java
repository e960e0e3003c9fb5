package org.rapporteur.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.SessionState;

/**
 * Finds the message a link leads to. Every platform ends its links with the message's id, as it is
 * or without its punctuation, so the ids the session knows tell which it is.
 */
final class MessageLinks {
  private MessageLinks() {}

  static Optional<MessageRef> find(SessionState state, String link) {
    String plain = link.strip().replaceAll("^<|[|>].*$", "").replaceAll("[?&].*$", "");
    List<String> parts = Stream.of(plain.split("[/#=]", -1)).filter(p -> !p.isEmpty()).toList();
    if (parts.size() < 2) {
      return Optional.empty();
    }
    String last = parts.get(parts.size() - 1);
    return state
        .messages()
        .filter(m -> endsWith(last, m.id()))
        .max(
            Comparator.<MessageRef>comparingInt(m -> parts.contains(m.channel().id()) ? 1 : 0)
                .thenComparingInt(m -> m.id().length()));
  }

  private static boolean endsWith(String part, String id) {
    String plainId = lettersAndDigits(id);
    String plainPart = lettersAndDigits(part);
    if (part.equals(id)) {
      return true;
    }
    int before = plainPart.length() - plainId.length() - 1;
    return !plainId.isEmpty()
        && plainPart.endsWith(plainId)
        && (before < 0
            || Character.isDigit(plainPart.charAt(before)) != Character.isDigit(plainId.charAt(0)));
  }

  private static String lettersAndDigits(String id) {
    return id.replaceAll("[^\\p{L}\\p{Nd}]", "");
  }
}
