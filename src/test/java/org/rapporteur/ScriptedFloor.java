package org.rapporteur;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * People on the floor who ask, comment, chat, reply, correct, delete and react as a seed has it,
 * and what stands after all they did. Each says something before one of them does again.
 */
final class ScriptedFloor<P, M> {
  private static final List<String> CHATTER = List.of("Good morning", "Thanks!", "+1", "hello all");

  private final ScriptedChat<P, M> chat;
  private final Random random;
  private final List<P> people;
  private final List<Said<P, M>> said = new ArrayList<>();

  ScriptedFloor(ScriptedChat<P, M> chat, int people, long seed) {
    this.chat = chat;
    this.random = new Random(seed);
    this.people =
        IntStream.rangeClosed(1, people).mapToObj(i -> chat.person("Delegate " + i)).toList();
  }

  /** A message with all that happened to it. */
  static final class Said<P, M> {
    private final P author;
    private final M message;
    private final Map<String, Set<String>> upvoters = new TreeMap<>();
    private String text;
    private boolean chatter;
    private boolean corrected;
    private boolean deleted;
    private boolean kept;
    private boolean touched = true;

    private Said(P author, M message, String text, boolean chatter) {
      this.author = author;
      this.message = message;
      this.text = text;
      this.chatter = chatter;
    }

    P author() {
      return author;
    }

    M message() {
      return message;
    }

    String text() {
      return text;
    }

    boolean isChatter() {
      return chatter;
    }

    /** Whether it was chatter first, so that it became an item only later. */
    boolean wasChatter() {
      return chatter || corrected;
    }

    boolean isDeleted() {
      return deleted;
    }

    /** How many people support it. */
    int upvotes() {
      return upvoters.size();
    }
  }

  /** So many messages more, which are returned, with what else happens meanwhile. */
  List<Said<P, M>> goesOn(int messages) {
    for (int i = 0; i < messages; i++) {
      says();
      upvotes();
      upvotes();
      switch (random.nextInt(8)) {
        case 0 -> edits();
        case 1, 2 -> takesAnUpvoteBack();
        case 3 -> deletes();
        default -> {}
      }
    }
    return List.copyOf(said.subList(said.size() - messages, said.size()));
  }

  /**
   * The bot has taken all that happened. Only what it has taken so is changed from then on: a
   * platform may lose a change, or bring something late, but does not bring the older of two
   * changes when it has lost the later one.
   */
  void settled() {
    said.forEach(s -> s.touched = false);
  }

  /** All messages, in order. */
  List<Said<P, M>> said() {
    return List.copyOf(said);
  }

  /** The items that stand, in order. */
  List<Said<P, M>> standing() {
    return said.stream().filter(s -> !s.deleted && !s.chatter).toList();
  }

  /** So many messages of some, which a moderator deletes. */
  List<Said<P, M>> condemns(int most, Predicate<Said<P, M>> which) {
    List<Said<P, M>> gone =
        said.stream().filter(s -> !s.deleted && !s.kept && which.test(s)).limit(most).toList();
    gone.forEach(s -> s.deleted = true);
    return gone;
  }

  /** An item with upvotes, all of which a moderator clears. */
  Said<P, M> loses() {
    Said<P, M> lost = calm(s -> !s.upvoters.isEmpty()).orElseThrow();
    lost.upvoters.clear();
    lost.touched = true;
    return lost;
  }

  /** An item that stands and that its author leaves alone from now on, for what moderators do. */
  Said<P, M> pick() {
    Said<P, M> picked = any(s -> !s.chatter && !s.kept).orElseThrow();
    picked.kept = true;
    return picked;
  }

  private void says() {
    P author = people.get(said.size() % people.size());
    int number = said.size() + 1;
    int kind = random.nextInt(10);
    String text =
        kind < 6
            ? question(number)
            : kind < 8
                ? "We would like to see measure " + number + " in the plan before the summer."
                : CHATTER.get(random.nextInt(CHATTER.size()));
    Optional<Said<P, M>> parent =
        kind < 8 && random.nextInt(6) == 0 ? any(s -> true) : Optional.empty();
    M message =
        parent
            .map(p -> chat.replies(author, p.message, text))
            .orElseGet(() -> chat.says(author, text));
    said.add(new Said<>(author, message, text, kind >= 8));
  }

  private static String question(int number) {
    return "Who pays for measure " + number + " of the plan?";
  }

  private void edits() {
    calm(s -> !s.kept)
        .ifPresent(
            edited -> {
              edited.text = question(said.size() + 1000);
              edited.corrected |= edited.chatter;
              edited.chatter = false;
              edited.touched = true;
              chat.edits(edited.author, edited.message, edited.text);
            });
  }

  private void deletes() {
    calm(s -> !s.kept)
        .ifPresent(
            gone -> {
              gone.deleted = true;
              chat.deletes(gone.author, gone.message);
            });
  }

  private void upvotes() {
    P fan = people.get(random.nextInt(people.size()));
    String emoji = chat.emoji().get(random.nextInt(chat.emoji().size()));
    any(s -> !s.chatter && !s.author.equals(fan))
        .ifPresent(
            liked -> {
              liked.upvoters.computeIfAbsent(chat.id(fan), f -> new TreeSet<>()).add(emoji);
              liked.touched = true;
              chat.reacts(fan, liked.message, emoji);
            });
  }

  private void takesAnUpvoteBack() {
    calm(s -> !s.upvoters.isEmpty())
        .ifPresent(
            liked -> {
              String id = liked.upvoters.keySet().iterator().next();
              P fan = people.stream().filter(p -> chat.id(p).equals(id)).findFirst().orElseThrow();
              Set<String> given = liked.upvoters.getOrDefault(id, Set.of());
              liked.upvoters.remove(id);
              given.forEach(emoji -> chat.takesBack(fan, liked.message, emoji));
              liked.touched = true;
            });
  }

  private Optional<Said<P, M>> calm(Predicate<Said<P, M>> which) {
    return any(s -> !s.touched && which.test(s));
  }

  private Optional<Said<P, M>> any(Predicate<Said<P, M>> which) {
    List<Said<P, M>> all = said.stream().filter(s -> !s.deleted).filter(which).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
