package org.rapporteur.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Role;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;

/** {@code /floor add TEXT [by NAME] [onsite]}: a question that was spoken in the room. */
final class FloorAdd implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor add",
          Role.MODERATOR,
          "Adds a question that was spoken in the room",
          List.of(
              Option.required("text", CommandSpec.Type.TEXT, "the question"),
              Option.named("by", CommandSpec.Type.NAME, "who asked it: in capitals, or quoted"),
              Option.flag("onsite", "it was asked in the room")));

  private final Desk desk;
  private final Function<SessionState, FloorReader> readers;
  private final AskedBefore askedBefore;

  FloorAdd(Desk desk, Function<SessionState, FloorReader> readers, AskedBefore askedBefore) {
    this.askedBefore = askedBefore;
    this.desk = desk;
    this.readers = readers;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    SessionState now = desk.change(call, (draft, actor) -> add(call, draft, actor));
    int moderator = now.person(call.caller().user()).map(Person::id).orElseThrow();
    return Answers.done(now, lastAddedBy(now, moderator));
  }

  private void add(Call call, Draft draft, int moderator) {
    String text = call.text("text").orElseThrow();
    String name = call.text("by").orElse("");
    Session session = draft.state().session();
    Reading reading = readers.apply(draft.state()).read(text, session.language());
    int asker = guest(draft.state(), name).orElseGet(() -> draft.guest(name));
    int words = draft.words(asker, text, reading.topics());
    int number = draft.state().nextItem();
    draft.record(
        moderator,
        new Event.ItemCollected(
            number,
            Kind.QUESTION,
            null,
            session.moderatorChannel(),
            asker,
            false,
            call.flag("onsite") ? Presence.ONSITE : Presence.UNKNOWN,
            draft.at(),
            words,
            reading.language(),
            reading.topics().stream().map(TopicMatch::topic).toList(),
            true));
    askedBefore.compare(draft, number, false);
  }

  /** A guest of that name who spoke before: the same person, as far as anybody can tell. */
  private static Optional<Integer> guest(SessionState state, String name) {
    return state.items().stream()
        .flatMap(i -> state.person(i.origin().author()).stream())
        .filter(p -> p.user() == null && p.name().equalsIgnoreCase(name))
        .map(Person::id)
        .findFirst();
  }

  private static int lastAddedBy(SessionState state, int moderator) {
    return state.items().stream()
        .filter(i -> i.origin().message() == null)
        .filter(i -> i.handling().last() != null && i.handling().last().person() == moderator)
        .mapToInt(Item::number)
        .max()
        .orElseThrow();
  }
}
