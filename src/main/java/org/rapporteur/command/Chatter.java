package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Refused;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;

/** Acts on what was read as chatter, when a moderator sees more in it: it becomes an item first. */
final class Chatter {
  private final Desk desk;
  private final Function<SessionState, FloorReader> readers;

  Chatter(Desk desk, Function<SessionState, FloorReader> readers) {
    this.desk = desk;
    this.readers = readers;
  }

  /**
   * Acts on the call's item, or on the comment its message becomes.
   *
   * @param action given the item's number
   */
  Post act(Call call, ObjIntConsumer<Decisions> action) {
    Optional<MessageRef> message = call.chatter("item");
    if (message.isEmpty()) {
      return desk.act(call, d -> action.accept(d, call.item("item")));
    }
    SessionState now =
        desk.change(
            call,
            (draft, actor) ->
                action.accept(new Decisions(draft, actor), collect(draft, actor, message.get())));
    return Answers.done(now, now.items(message.get()).get(0).number());
  }

  /** The number of the item a message is; one that is none becomes a comment. */
  private int collect(Draft draft, int moderator, MessageRef message) {
    SessionState state = draft.state();
    List<Item> items = state.items(message);
    if (!items.isEmpty()) {
      return items.get(0).number();
    }
    Words words =
        state
            .chatter(message)
            .orElseThrow(() -> new Refused("That message was deleted by its author."));
    Session session = state.session();
    Reading reading = readers.apply(draft.state()).read(words.text(), session.language());
    draft.record(
        moderator,
        new Event.ItemCollected(
            state.nextItem(),
            Kind.COMMENT,
            message,
            message.channel(),
            words.person(),
            false,
            session.presence(message.channel()),
            draft.at(),
            words.id(),
            reading.language(),
            reading.topics().stream().map(TopicMatch::topic).toList(),
            false));
    return state.nextItem();
  }
}
