package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionState;

/** What callers are told of an item: what was done, what it is now, and what can be done next. */
final class Answers {
  private Answers() {}

  /** What the last action made of an item. */
  static Post done(SessionState state, int number) {
    Item item = item(state, number);
    String verb = item.handling().last() == null ? "done" : item.handling().last().verb();
    return about(state, number, "#" + number + " " + verb + place(state, item) + ".");
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

  /** How many items the same speaker has before it. */
  private static String place(SessionState state, Item item) {
    if (item.delivery() == Delivery.LIVE) {
      return replaced(state, item.number());
    }
    if (!item.delivery().isWaiting() || item.speaker() == null) {
      return "";
    }
    int before = state.queue(item.speaker()).indexOf(item);
    return before <= 0 ? ", first in line" : ", with " + before + " before it";
  }

  /** What went out when it went live. */
  private static String replaced(SessionState state, int number) {
    List<Recorded> actions = state.actions();
    Recorded last = actions.get(actions.size() - 1);
    return last.event() instanceof Event.ItemLive e && e.number() == number && e.answered() != null
        ? "; #" + e.answered() + " counts as answered"
        : "";
  }

  static Item item(SessionState state, int number) {
    return state
        .item(number)
        .orElseThrow(() -> new IllegalStateException("no item " + number + " after its action"));
  }
}
