package org.rapporteur.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was heard while a history is read: its pages are older, and must not undo it. One history is
 * read at a time.
 */
final class Overtaken {
  /** Room for clocks that differ. */
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  private volatile @Nullable Reading reading;

  private record Reading(Instant since, Set<Claim> claims) {}

  /** What is said of a message: its text, or one person's reaction. */
  private record Claim(MessageRef message, String what) {
    static Claim of(ChatEvent event) {
      return event instanceof ChatEvent.Reacted reacted
          ? new Claim(event.message(), reacted.author().user().id() + " " + reacted.emoji())
          : new Claim(event.message(), "text");
    }
  }

  /** A history is read from now on. */
  void begins(Instant now) {
    reading = new Reading(now.minus(CLOCKS), ConcurrentHashMap.newKeySet());
  }

  void ends() {
    reading = null;
  }

  /** An event is about to be kept. */
  void hears(ChatEvent event) {
    Reading now = reading;
    if (now != null && event.at().isAfter(now.since())) {
      now.claims().add(Claim.of(event));
    }
  }

  /** Whether what a page says was overtaken by what was heard. */
  boolean undoes(ChatEvent found) {
    Reading now = reading;
    return !(found instanceof ChatEvent.Posted)
        && now != null
        && now.claims().contains(Claim.of(found));
  }
}
