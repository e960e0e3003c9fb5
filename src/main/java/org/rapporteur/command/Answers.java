package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Event;
import org.rapporteur.session.Handling;
import org.rapporteur.session.Item;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionState;

/** What callers are told of an item: what was done, what it is now, and what can be done next. */
final class Answers {
  private Answers() {}

  /** What the last action made of an item. */
  static Post done(SessionState state, int number) {
    Handling.Act last = item(state, number).handling().last();
    String verb = last == null ? "done" : last.verb();
    return about(state, number, "#" + number + " " + verb + more(state, number) + ".");
  }

  /** A sentence, the item and its buttons. */
  static Post about(SessionState state, int number, String sentence) {
    Item item = item(state, number);
    List<Button> buttons = ItemLines.card(state, item).buttons();
    List<Line> lines = List.of(Line.of(sentence, number), ItemLines.line(state, item));
    return Post.of("", List.of(new Section("", lines, buttons)));
  }

  static Post lines(String heading, List<Line> lines) {
    return Post.of("", List.of(Section.of(heading, lines)));
  }

  /** What the last action means for other items. */
  private static String more(SessionState state, int number) {
    List<Recorded> actions = state.actions();
    Event last = actions.isEmpty() ? null : actions.get(actions.size() - 1).event();
    if (last instanceof Event.ItemLive e && e.number() == number && e.answered() != null) {
      return "; #" + e.answered() + " counts as answered";
    }
    if (last instanceof Event.ItemFlagged e && e.number() == number && e.speaker() != null) {
      int before = state.queue(e.speaker()).indexOf(item(state, number));
      return before <= 0 ? ", first in line" : ", with " + before + " before it";
    }
    return "";
  }

  private static Item item(SessionState state, int number) {
    return state
        .item(number)
        .orElseThrow(() -> new IllegalStateException("no item " + number + " after its action"));
  }
}
