package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.session.SessionState;

/** {@code /floor topic remove TOPIC}: takes back what was added to a topic. */
final class FloorTopicRemove implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor topic remove",
          Role.MODERATOR,
          "Takes back a topic of this session, or the keywords added to one",
          List.of(Option.required("topic", CommandSpec.Type.TOPIC, "one that was added here")));

  private final SubjectDesk desk;

  FloorTopicRemove(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    String topic = call.text("topic").orElseThrow();
    SessionState now = desk.change(call, subjects -> subjects.remove(topic));
    boolean gone = now.session().topics().stream().noneMatch(t -> t.id().equals(topic));
    return Answers.lines(
        "",
        List.of(
            Line.of(
                gone
                    ? "Topic " + topic + " is off, and no item carries it by its reading."
                    : "Topic " + topic + " has its own keywords again.")));
  }
}
