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
import org.rapporteur.chat.slack.fake.Delivery;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;

/**
 * Sixty people in a channel of Slack who ask, comment, chat, reply, correct, delete and react as a
 * seed has it, and what stands after all they did.
 */
final class ScriptedFloor {
  private static final int PEOPLE = 60;

  private static final List<String> CHATTER = List.of("Good morning", "Thanks!", "+1", "hello all");
  private static final List<String> EMOJI = List.of("+1", "heart", "clap");

  private final FakeSlack slack;
  private final Random random;
  private final String channel;
  private final List<Person> people;
  private final List<Said> said = new ArrayList<>();

  ScriptedFloor(FakeSlack slack, String channel, long seed) {
    this.slack = slack;
    this.random = new Random(seed);
    this.channel = channel;
    this.people =
        IntStream.rangeClosed(1, PEOPLE).mapToObj(i -> slack.user("Delegate " + i)).toList();
    people.forEach(p -> p.joins(channel));
  }

  /** A message with all that happened to it. */
  static final class Said {
    private final Person author;
    private final Message message;
    private final Map<String, Set<String>> upvoters = new TreeMap<>();
    private String text;
    private boolean chatter;
    private boolean deleted;
    private boolean kept;
    private boolean touched = true;

    private Said(Person author, Message message, String text, boolean chatter) {
      this.author = author;
      this.message = message;
      this.text = text;
      this.chatter = chatter;
    }

    Person author() {
      return author;
    }

    Message message() {
      return message;
    }

    String text() {
      return text;
    }

    boolean isChatter() {
      return chatter;
    }

    boolean isDeleted() {
      return deleted;
    }

    /** How many people support it. */
    int upvotes() {
      return upvoters.size();
    }
  }

  /** So many messages more, with what else happens meanwhile. */
  void goesOn(int messages) {
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
  }

  /**
   * Waits until the bot has taken all that happened. Only what it has taken so is changed from then
   * on: Slack may lose a change, or bring something late, but does not bring the older of two
   * changes when it has lost the later one.
   */
  void settles() {
    slack.awaits(
        "acknowledgements", () -> slack.network().deliveries().stream().allMatch(Delivery::acked));
    said.forEach(s -> s.touched = false);
  }

  /** All messages, in order. */
  List<Said> said() {
    return List.copyOf(said);
  }

  /** An item that stands and that its author leaves alone from now on, for what moderators do. */
  Said pick() {
    Said picked = any(s -> !s.chatter && !s.kept).orElseThrow();
    picked.kept = true;
    return picked;
  }

  private void says() {
    Person author = people.get(said.size() % PEOPLE);
    int number = said.size() + 1;
    int kind = random.nextInt(10);
    String text =
        kind < 6
            ? question(number)
            : kind < 8
                ? "We would like to see measure " + number + " in the plan before the summer."
                : CHATTER.get(random.nextInt(CHATTER.size()));
    Optional<Said> parent = kind < 8 && random.nextInt(6) == 0 ? any(s -> true) : Optional.empty();
    Message message =
        parent
            .map(Said::message)
            .map(m -> number % 3 == 0 ? author.broadcasts(m, text) : author.replies(m, text))
            .orElseGet(() -> author.says(channel, text));
    said.add(new Said(author, message, text, kind >= 8));
  }

  private static String question(int number) {
    return "Who pays for measure " + number + " of the plan?";
  }

  private void edits() {
    calm(s -> !s.kept)
        .ifPresent(
            edited -> {
              edited.text = question(said.size() + 1000);
              edited.chatter = false;
              edited.touched = true;
              edited.author.edits(edited.message, edited.text);
            });
  }

  private void deletes() {
    calm(s -> !s.kept)
        .ifPresent(
            gone -> {
              gone.deleted = true;
              gone.author.deletes(gone.message);
            });
  }

  private void upvotes() {
    Person fan = people.get(random.nextInt(PEOPLE));
    String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
    any(s -> !s.chatter && !s.author.id().equals(fan.id()))
        .ifPresent(
            liked -> {
              liked.upvoters.computeIfAbsent(fan.id(), f -> new TreeSet<>()).add(emoji);
              liked.touched = true;
              fan.reacts(liked.message, emoji);
            });
  }

  private void takesAnUpvoteBack() {
    calm(s -> !s.upvoters.isEmpty())
        .ifPresent(
            liked -> {
              String id = liked.upvoters.keySet().iterator().next();
              Person fan = people.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
              Set<String> given = liked.upvoters.getOrDefault(id, Set.of());
              liked.upvoters.remove(id);
              given.forEach(emoji -> fan.unreacts(liked.message, emoji));
              liked.touched = true;
            });
  }

  private Optional<Said> calm(Predicate<Said> which) {
    return any(s -> !s.touched && which.test(s));
  }

  private Optional<Said> any(Predicate<Said> which) {
    List<Said> all = said.stream().filter(s -> !s.deleted).filter(which).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
