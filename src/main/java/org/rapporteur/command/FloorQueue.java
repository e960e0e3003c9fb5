package org.rapporteur.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;

/**
 * {@code /floor queue [speaker|topic]}: what is flagged, a section per speaker: live, then next.
 */
final class FloorQueue implements Command {
  private static final int MOST_PER_SPEAKER = 10;
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor queue",
          Role.MODERATOR,
          "Shows what is flagged to the speakers: live, then next",
          List.of(
              Option.optional("speaker", CommandSpec.Type.SPEAKER, "only theirs"),
              Option.optional("topic", CommandSpec.Type.TOPIC, "only what carries it")));

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
    Map<String, List<Item>> queues = new LinkedHashMap<>();
    state.session().speakers().forEach(s -> queues.put(s, new ArrayList<>()));
    state.queue(call.text("speaker").orElse(null)).stream()
        .filter(i -> call.text("topic").map(t -> state.topics(i).contains(t)).orElse(true))
        .forEach(i -> queues.computeIfAbsent(owner(i), s -> new ArrayList<>()).add(i));
    queues.values().removeIf(List::isEmpty);
    if (queues.isEmpty()) {
      return Post.of("Nothing is flagged. /floor flag N SPEAKER brings an item to a speaker.");
    }
    List<Section> sections = new ArrayList<>();
    queues.forEach((speaker, items) -> sections.add(section(state, speaker, items)));
    return Post.of("", sections);
  }

  private static String owner(Item item) {
    return item.speaker() == null ? "The panel" : item.speaker();
  }

  private static Section section(SessionState state, String speaker, List<Item> items) {
    List<Button> buttons =
        items.stream()
            .limit(2)
            .map(
                i ->
                    i.delivery() == Delivery.LIVE
                        ? button("Answered #", "floor answered ", i)
                        : button("Live #", "floor live ", i))
            .toList();
    String heading = "%s: %d".formatted(speaker, items.size());
    return new Section(
        heading,
        items.stream().limit(MOST_PER_SPEAKER).map(i -> ItemLines.line(state, i)).toList(),
        buttons);
  }

  private static Button button(String label, String command, Item item) {
    return new Button(label + item.number(), command + item.number(), null);
  }
}
