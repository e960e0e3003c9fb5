package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.Outcome;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;

/** {@code /floor mine}: what became of each of its caller's items, in plain words. */
final class FloorMine implements Command {
  private static final int MOST = 20;
  private static final int MOST_BUTTONS = 5;
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor mine", Role.ATTENDEE, "Shows my items and what became of them", List.of());

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
    int person = call.person().map(Person::id).orElse(-1);
    List<Item> mine = state.items().stream().filter(i -> i.origin().author() == person).toList();
    if (mine.isEmpty()) {
      return Post.of("You have no items in this session. /ask TEXT asks a question.");
    }
    List<Item> shown = mine.subList(Math.max(0, mine.size() - MOST), mine.size());
    List<Line> lines = shown.stream().map(i -> Outcome.line(state, i)).toList();
    List<Button> buttons =
        shown.stream()
            .filter(i -> i.removal() == Removal.NONE)
            .skip(
                Math.max(
                    0,
                    shown.stream().filter(i -> i.removal() == Removal.NONE).count() - MOST_BUTTONS))
            .map(i -> new Button("Withdraw #" + i.number(), "floor withdraw " + i.number(), null))
            .toList();
    String heading =
        shown.size() == mine.size()
            ? "Your items"
            : "Your last %d of %d items".formatted(shown.size(), mine.size());
    return Post.of("", List.of(new Section(heading, lines, buttons)));
  }
}
