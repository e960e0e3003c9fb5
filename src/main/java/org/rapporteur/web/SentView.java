package org.rapporteur.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;

/**
 * What became of a message just sent.
 *
 * @param number what the page calls it by
 * @param sentence empty while it is not known
 * @param item the number of the item it became, 0 when it became none
 */
public record SentView(String number, String sentence, int item) {
  static SentView of(Optional<SessionState> session, MessageRef message, String number) {
    List<Item> items = session.map(s -> s.items(message)).orElse(List.of());
    if (!items.isEmpty()) {
      String kept =
          items.stream().map(i -> kept(session.get(), i)).collect(Collectors.joining(" "));
      return new SentView(number, kept, items.get(0).number());
    }
    if (session.flatMap(s -> s.chatter(message)).isPresent()) {
      return new SentView(
          number,
          "Not collected: it reads as a remark in passing. Begin with Q: to make it a question.",
          0);
    }
    boolean open = session.filter(SessionState::isOpen).isPresent();
    return new SentView(
        number, open ? "" : "The session is closed: this came too late to be kept.", 0);
  }

  private static String kept(SessionState state, Item item) {
    String topics =
        state.topics(item).stream()
            .map(t -> state.session().topicLabel(t))
            .collect(Collectors.joining(", "));
    Integer into = item.handling().mergedInto();
    String same = into == null ? "" : " It counts for #" + into + ", which asks the same.";
    String about = topics.isEmpty() ? "." : " on " + topics + ".";
    return "Kept as a " + item.kind().word() + about + same;
  }
}
