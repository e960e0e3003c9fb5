package org.rapporteur.chat.transcript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.MessageRef;

/** Finds the message that a reply or a reaction quotes the beginning of, among the latest ones. */
final class ZoomQuotes {
  /** How many messages back a quote may reach. */
  static final int MOST = 2_000;

  private static final int BEGINNING = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern CUT = Pattern.compile("\\s*(?:\\.\\.\\.|…)$");

  private final Deque<Said> latest = new ArrayDeque<>();

  private record Said(MessageRef message, String beginning) {}

  void add(MessageRef message, String text) {
    latest.addFirst(new Said(message, beginning(text)));
    if (latest.size() > MOST) {
      latest.removeLast();
    }
  }

  /** The latest message that is the quote or, if that is cut short, begins with it; or null. */
  @Nullable MessageRef find(String quote) {
    String whole = beginning(quote);
    String start = CUT.matcher(whole).replaceFirst("");
    if (start.isEmpty()) {
      return null;
    }
    boolean cut = start.length() < whole.length();
    Said begins = null;
    for (Said said : latest) {
      if (said.beginning.equals(whole)) {
        return said.message;
      }
      if (begins == null && said.beginning.startsWith(start)) {
        begins = said;
        if (cut) {
          break;
        }
      }
    }
    return begins == null ? null : begins.message;
  }

  private static String beginning(String text) {
    String head = text.length() <= 2 * BEGINNING ? text : text.substring(0, 2 * BEGINNING);
    String plain = BLANKS.matcher(head).replaceAll(" ").strip();
    return plain.length() <= BEGINNING ? plain : plain.substring(0, BEGINNING);
  }
}
