package org.rapporteur.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;

/**
 * {@code /ask TEXT [anonymous]}: asks a question, which goes the way of every message; {@code /ask
 * #12} supports the one that asks the same.
 */
final class Ask implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "ask",
          Role.ATTENDEE,
          "Asks a question, if you like without your name",
          List.of(
              Option.required("text", CommandSpec.Type.QUESTION, "the question"),
              Option.flag("anonymous", "nobody is told who asks")));

  private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,9})");

  private final LiveSessions live;
  private final Intake intake;
  private final Desk desk;
  private final Clock clock;

  Ask(LiveSessions live, Intake intake, Desk desk, Clock clock) {
    this.desk = desk;
    this.live = live;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    if (!call.state().session().hasSource(call.channel())) {
      throw new Refused(
          "Questions are asked in the session's own channel. From here, moderators add them with"
              + " /floor add.");
    }
    Matcher number = NUMBER.matcher(call.text("text").orElseThrow().strip());
    if (number.matches()) {
      // What was offered while it was written: somebody asked it already.
      return FloorUpvote.upvote(desk, call, Integer.parseInt(number.group(1)), Optional.empty());
    }
    MessageRef message = MessageRef.asked(call.channel(), call.id());
    intake.received(
        new ChatEvent.Posted(
            message,
            call.caller(),
            call.text("text").orElseThrow(),
            clock.instant(),
            null,
            call.asMade().presence(),
            true,
            call.flag("anonymous")));
    intake.drain(call.state().id());
    SessionState state = live.state(call.state().id());
    List<Item> items = state.items(message);
    if (state.chatter(message).isPresent()) {
      throw new Refused("You ask faster than the floor can follow. Wait a minute, then ask again.");
    }
    if (items.isEmpty()) {
      throw new Refused("Your question was not collected. Please ask it again.");
    }
    return Post.of("", items.stream().map(item -> collected(state, item)).toList());
  }

  private static Section collected(SessionState state, Item item) {
    int number = item.number();
    String topics =
        state.topics(item).stream()
            .map(state.session()::topicLabel)
            .collect(Collectors.joining(", "));
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            "Collected as #" + number + (topics.isEmpty() ? "." : ": " + topics + "."), number));
    List<Button> buttons = new ArrayList<>();
    Integer into = item.handling().mergedInto();
    if (into != null) {
      lines.add(Line.of("It counts for #" + into + ", which asks the same.", number));
    }
    Optional<SessionState.Suggestion> same = state.suggestion(item);
    if (same.isPresent()) {
      Item other = same.get().of();
      lines.add(Line.of("Already asked? " + ItemLines.quoted(state, other), other.number()));
      buttons.add(
          new Button(
              "Upvote #%d instead".formatted(other.number()),
              "floor upvote %d instead %d".formatted(other.number(), number),
              null));
    }
    buttons.add(new Button("Withdraw", "floor withdraw " + number, null));
    buttons.add(new Button("My items", "floor mine", null));
    return new Section("", lines, buttons);
  }
}
