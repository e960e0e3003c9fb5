package org.rapporteur.command;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.digest.Phrases;
import org.rapporteur.digest.PlainText;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionState;

/** {@code /floor show N}: an item whole, with its earlier texts and what moderators did to it. */
final class FloorShow implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor show",
          Role.MODERATOR,
          "Shows an item whole, with its history",
          List.of(Option.required("item", CommandSpec.Type.ITEM, "12, #12 or a link")));

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
    int number = call.item("item");
    Item item = state.known(number);
    List<Section> sections = new ArrayList<>();
    sections.add(ItemLines.card(state, item));
    addSection(sections, "Before edits", earlier(state, item));
    addSection(sections, "History", history(state, number));
    return Post.of("", sections);
  }

  private static void addSection(List<Section> sections, String heading, List<Line> lines) {
    if (!lines.isEmpty()) {
      sections.add(Section.of(heading, lines));
    }
  }

  private static List<Line> earlier(SessionState state, Item item) {
    return item.content().earlier().stream()
        .flatMap(id -> state.words(id).stream())
        .map(w -> Line.of(PlainText.isolated(w.text()), item.number()))
        .toList();
  }

  private static List<Line> history(SessionState state, int number) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : state.actions()) {
      if (recorded.event() instanceof Event.Action action && action.number() == number) {
        String by = PlainText.isolated(state.nameOf(recorded.actor()));
        String at = Phrases.time(recorded.at());
        lines.add(Line.of("%s %s by %s".formatted(at, action.verb(), by), number));
      }
    }
    return lines;
  }
}
