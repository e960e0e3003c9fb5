package org.rapporteur.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Kind;

/** {@code /floor stats}: the session in figures. */
final class FloorStats implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec("floor stats", Role.MODERATOR, "Shows the session in figures", List.of());

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
    List<Item> standing = state.items().stream().filter(i -> i.removal() == Removal.NONE).toList();
    List<Item> open = standing.stream().filter(Item::isOpen).toList();
    List<Line> lines = new ArrayList<>();
    add(lines, "Kinds", counted(standing, i -> plural(i.kind())));
    lines.add(
        Line.of(
            "Other messages: %d. People: %d. Upvotes: %d."
                .formatted(
                    state.chatterCount(),
                    state.peopleCount(),
                    open.stream().mapToInt(state::upvotes).sum())));
    add(lines, "Topics", topics(state, open));
    add(lines, "Sources", counted(open, i -> source(i)));
    add(lines, "Presence", counted(open, i -> i.origin().presence().word()));
    add(lines, "Delivery", counted(open, i -> delivery(i)));
    lines.add(
        Line.of(
            "Dismissed: %d. Merged: %d. Withdrawn: %d."
                .formatted(
                    standing.stream()
                        .filter(i -> i.stands() && i.moderation() == Moderation.DISMISSED)
                        .count(),
                    standing.stream().filter(i -> !i.stands()).count(),
                    state.items().size() - standing.size())));
    return Answers.lines("The session so far", lines);
  }

  private static String plural(Kind kind) {
    return kind.word() + "s";
  }

  private static String source(Item item) {
    return item.origin().message() == null ? "spoken in the room" : item.origin().source().id();
  }

  private static String delivery(Item item) {
    return item.delivery() == Delivery.NONE ? "waiting" : item.delivery().word();
  }

  private static Map<String, Long> topics(SessionState state, List<Item> items) {
    Map<String, Long> counts = new LinkedHashMap<>();
    state
        .session()
        .topics()
        .forEach(
            t ->
                counts.put(
                    state.session().topicLabel(t.id()),
                    items.stream().filter(i -> state.topics(i).contains(t.id())).count()));
    counts.put("none", items.stream().filter(i -> state.topics(i).isEmpty()).count());
    counts.values().removeIf(n -> n == 0);
    return counts;
  }

  private static Map<String, Long> counted(List<Item> items, Function<Item, String> by) {
    return items.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  private static void add(List<Line> lines, String name, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      String listed =
          counts.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", "));
      lines.add(Line.of(name + ": " + listed + "."));
    }
  }
}
