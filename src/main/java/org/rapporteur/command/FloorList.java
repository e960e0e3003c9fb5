package org.rapporteur.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.SessionState;

/**
 * {@code /floor list [new|flagged|answered|dismissed|duplicates|topic ID] [top]}: items, the latest
 * or the most upvoted first.
 */
final class FloorList implements Command {
  private static final int MOST = 20;
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor list",
          Role.MODERATOR,
          "Lists items, the latest first; top sorts them by upvotes",
          List.of(
              Option.choice(
                  "state", "only these", "new", "flagged", "answered", "dismissed", "duplicates"),
              Option.named("topic", CommandSpec.Type.TOPIC, "only what carries it"),
              Option.flag("top", "the most upvoted first")));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Needs needs() {
    return Needs.SESSION;
  }

  @Override
  public Post run(Call call) {
    SessionState state = call.state();
    Comparator<Item> order =
        call.flag("top") ? state.mostUpvoted() : Comparator.comparingInt(i -> -i.number());
    List<Item> items =
        state.items().stream()
            .filter(chosen(state, call.text("state").orElse("")))
            .filter(i -> call.text("topic").map(t -> state.topics(i).contains(t)).orElse(true))
            .sorted(order)
            .toList();
    if (items.isEmpty()) {
      return Post.of("There is no such item yet.");
    }
    List<Line> lines = new ArrayList<>();
    items.stream().limit(MOST).forEach(i -> lines.add(ItemLines.line(state, i)));
    if (items.size() > MOST) {
      lines.add(
          Line.of(
              "And %d more: /floor list with new, flagged, answered, dismissed, duplicates or topic ID shows fewer."
                  .formatted(items.size() - MOST)));
    }
    return Answers.lines(items.size() == 1 ? "1 item" : items.size() + " items", lines);
  }

  private static Predicate<Item> chosen(SessionState state, String which) {
    return switch (which) {
      case "new" -> i -> i.isOpen() && i.moderation() == Moderation.PENDING;
      case "flagged" -> i -> i.isOpen() && i.delivery().isWaiting();
      case "answered" -> i -> i.isOpen() && i.delivery() == Delivery.ANSWERED;
      case "dismissed" -> i -> i.stands() && i.moderation() == Moderation.DISMISSED;
      case "duplicates" -> i -> state.suggestion(i).isPresent();
      default -> Item::isOpen;
    };
  }
}
