package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.session.FloorTheme;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Topic;
import org.rapporteur.text.theme.Themes;

/** {@code /floor theme confirm T [as TOPIC]}: makes a theme a topic of this session. */
final class FloorThemeConfirm implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor theme confirm",
          Role.MODERATOR,
          "Makes a theme a topic of this session, which its items carry",
          List.of(
              Option.required("theme", CommandSpec.Type.THEME, "t1, or its name"),
              Option.named("as", CommandSpec.Type.NAME, "what the topic is called")));

  private final SubjectDesk desk;

  FloorThemeConfirm(SubjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    SessionState state = call.state();
    int number = SubjectDesk.theme(call);
    FloorTheme theme =
        state.themes().stream().filter(t -> t.number() == number).findFirst().orElseThrow();
    String called = call.text("as").orElseGet(() -> state.name(theme));
    Topic topic = AddedTopic.of(state, called, Themes.keywords(state.asTheme(theme)));
    return desk.act(
        call,
        (subjects, t) -> subjects.confirm(t, topic, desk::carried),
        "is the topic " + topic.id() + " now");
  }
}
