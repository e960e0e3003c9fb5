package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.Phrases;
import org.rapporteur.digest.PlainText;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Topic;

/** {@code /floor topic add TOPIC [keywords A,B]}: a topic of this session, or keywords to one. */
final class FloorTopicAdd implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor topic add",
          Role.MODERATOR,
          "Adds a topic to this session, or keywords to one it has",
          List.of(
              Option.required("topic", CommandSpec.Type.NAME, "its name, new or one there is"),
              Option.named(
                  "keywords", CommandSpec.Type.NAMES, "what shows it, separated by commas")));

  private final SubjectDesk desk;

  FloorTopicAdd(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    String called = call.text("topic").orElseThrow();
    List<String> keywords = call.names("keywords");
    Topic topic =
        AddedTopic.of(call.state(), called, keywords.isEmpty() ? List.of(called) : keywords);
    SessionState now = desk.change(call, subjects -> subjects.add(topic, desk::carried));
    List<Integer> carrying =
        now.openItems().filter(i -> now.topics(i).contains(topic.id())).map(Item::number).toList();
    String told =
        "Topic %s (%s) is on: %s of this session %s it."
            .formatted(
                PlainText.isolated(now.session().topicLabel(topic.id())),
                topic.id(),
                Phrases.count(carrying.size(), "item"),
                carrying.size() == 1 ? "carries" : "carry");
    return Answers.lines("", List.of(new Line(told, List.of())));
  }
}
