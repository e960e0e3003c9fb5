package org.rapporteur.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.PlainText;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/** {@code /floor mine}: what became of each of its caller's items, in plain words. */
final class FloorMine implements Command {
  private static final int MOST = 20;
  private static final int MOST_BUTTONS = 5;
  private static final int TEXT_CHARACTERS = 100;
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
    List<Line> lines = shown.stream().map(i -> Line.of(line(state, i), i.number())).toList();
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

  private static String line(SessionState state, Item item) {
    String text = PlainText.isolated(state.text(item), TEXT_CHARACTERS);
    return "#" + item.number() + (text.isEmpty() ? "" : " " + text) + " — " + became(state, item);
  }

  private static String became(SessionState state, Item item) {
    if (item.removal() != Removal.NONE) {
      return item.removal().word();
    }
    Integer into = item.handling().mergedInto();
    if (into != null) {
      return "counts as #" + into + state.item(into).map(i -> ": " + became(state, i)).orElse("");
    }
    if (item.moderation() == Moderation.DISMISSED) {
      return "dismissed" + said(state, item.handling().verdict().reason());
    }
    String speaker = item.speaker() == null ? "the panel" : PlainText.isolated(item.speaker());
    return switch (item.delivery()) {
      case NONE -> state.isOpen() ? "waiting" : "was not brought to a speaker";
      case FLAGGED, QUEUED -> "with " + speaker;
      case LIVE -> "being answered now by " + speaker;
      case ANSWERED -> "answered" + said(state, item.handling().course().answer());
      case NOT_REACHED -> "not reached: the time did not suffice";
      case DEFERRED -> "deferred to later";
    };
  }

  private static String said(SessionState state, @Nullable Integer words) {
    return state
        .words(words)
        .map(Words::text)
        .map(state::withoutHandles)
        .map(t -> ": " + PlainText.isolated(t))
        .orElse("");
  }
}
