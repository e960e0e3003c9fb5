package org.rapporteur.chat;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One channel's history, held once against what was heard: what is new is told, what is gone is
 * deleted, and reactions that stand no more are taken back.
 */
public final class Comparison {
  /** Whether a message that no page showed is there still. */
  @FunctionalInterface
  public interface Standing {
    boolean holds(MessageRef message) throws HistoryException, InterruptedException;
  }

  private final ChatListener listener;
  private final Overtaken overtaken;
  private final Clock clock;
  private final String run;
  private final Map<MessageRef, Heard> known = new HashMap<>();
  private final Map<MessageRef, List<ChatEvent>> found = new HashMap<>();

  /**
   * @param overtaken what is heard meanwhile, which wins
   * @param run begins the ids of what is told: no other comparison has the same
   */
  Comparison(
      ChannelRef channel, ChatListener listener, Overtaken overtaken, Clock clock, String run) {
    this.listener = listener;
    this.overtaken = overtaken;
    this.clock = clock;
    this.run = run;
    // What is heard now but stands nowhere later was deleted; what comes later is not missing.
    listener.heard(channel).forEach(h -> known.put(h.message(), h));
  }

  /** What the ids of its events begin with. */
  public String run() {
    return run;
  }

  /** The reactions on a message that were heard and stand, by who made them. */
  public Map<UserRef, Set<String>> reactions(MessageRef message) {
    Heard heard = known.get(message);
    return heard == null ? Map.of() : heard.reactions();
  }

  /**
   * Takes what a page says of a message.
   *
   * @param events that it was posted, edited and reacted to, with all reactions it has; empty for
   *     what is none of ours
   */
  public void take(MessageRef message, List<ChatEvent> events) {
    for (ChatEvent event : events) {
      if (!isKnown(event)) {
        tell(event);
      }
    }
    found.merge(message, events, (a, b) -> b.isEmpty() ? a : b);
  }

  /**
   * Compares what was heard with what was found.
   *
   * @param read whether a message is of the part that was read
   */
  public void finish(Predicate<MessageRef> read, Standing standing)
      throws HistoryException, InterruptedException {
    for (Heard heard : known.values()) {
      if (read.test(heard.message())) {
        compare(heard, standing);
      }
    }
  }

  private void tell(ChatEvent event) {
    if (!overtaken.undoes(event)) {
      listener.received(event);
    }
  }

  /** Whether it is a reaction that was heard and stands. */
  private boolean isKnown(ChatEvent event) {
    return event instanceof ChatEvent.Reacted reacted
        && reactions(event.message())
            .getOrDefault(reacted.author().user(), Set.of())
            .contains(reacted.emoji());
  }

  private void compare(Heard heard, Standing standing)
      throws HistoryException, InterruptedException {
    MessageRef message = heard.message();
    List<ChatEvent> events = found.get(message);
    if (events == null) {
      if (!standing.holds(message)) {
        tell(new ChatEvent.Deleted(message, clock.instant()));
      }
      return;
    }
    Set<List<String>> now = new HashSet<>();
    for (ChatEvent event : events) {
      if (event instanceof ChatEvent.Reacted reacted) {
        now.add(List.of(reacted.author().user().id(), reacted.emoji()));
      }
    }
    heard
        .reactions()
        .forEach(
            (user, emoji) ->
                emoji.stream()
                    .filter(e -> !now.contains(List.of(user.id(), e)))
                    .forEach(e -> tell(takenBack(message, Author.named(user, ""), e))));
  }

  private ChatEvent takenBack(MessageRef message, Author author, String emoji) {
    String id = run + " " + author.user().id() + " " + emoji;
    return new ChatEvent.Reacted(message, author, emoji, false, clock.instant(), id);
  }
}
