package org.rapporteur.chat.transcript;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;

/**
 * The reactions of one message, of which an export tells the people, or only how many. For people
 * who are counted but not listed there are stand-ins, the same ones for every emoji of the message:
 * it had at least as many supporters as its most frequent emoji, and no more is claimed.
 */
final class Reactions {
  /** Reactions of one message that are read. */
  static final int MOST = 5_000;

  private static final Pattern SKIN_TONE =
      Pattern.compile("::skin-tone-\\d|[\\x{1F3FB}-\\x{1F3FF}]");

  private final MessageRef message;
  private final Instant at;
  private final List<ChatEvent> events = new ArrayList<>();

  Reactions(MessageRef message, Instant at) {
    this.message = message;
    this.at = at;
  }

  /** An emoji's name or sign without skin tone. */
  static String plain(String emoji) {
    return SKIN_TONE.matcher(emoji).replaceAll("");
  }

  /**
   * Adds an emoji.
   *
   * @param listed who put it there, as far as the export tells
   * @param count how many did
   */
  void add(String emoji, Collection<Author> listed, long count) {
    Map<UserRef, Author> people = new LinkedHashMap<>();
    listed.forEach(author -> people.putIfAbsent(author.user(), author));
    people.values().forEach(author -> add(emoji, author));
    long rest = Math.min(count, MOST) - people.size();
    for (long n = 1; n <= rest; n++) {
      UserRef standIn =
          new UserRef(
              message.channel().platform(),
              message.channel().workspace(),
              "unlisted-" + n + "-of-" + message.channel().id() + "-" + message.id());
      add(emoji, Author.named(standIn, ""));
    }
  }

  private void add(String emoji, Author author) {
    String name = plain(emoji);
    if (!name.isEmpty() && events.size() < MOST) {
      events.add(
          new ChatEvent.Reacted(message, author, name, true, at, name + " " + author.user().id()));
    }
  }

  /** Them as events at the message's time. */
  List<ChatEvent> events() {
    return events;
  }
}
