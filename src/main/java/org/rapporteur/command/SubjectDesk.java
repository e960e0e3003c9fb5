package org.rapporteur.command;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.digest.ThemeLines;
import org.rapporteur.session.FloorTheme;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Subjects;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.TopicMatch;

/**
 * Where actions on topics and themes are carried out, as those on items are by the {@link Desk}.
 */
final class SubjectDesk {
  private final Desk desk;
  private final Function<SessionState, FloorReader> readers;
  private final Clock clock;

  SubjectDesk(Desk desk, Function<SessionState, FloorReader> readers, Clock clock) {
    this.desk = desk;
    this.readers = readers;
    this.clock = clock;
  }

  /** Acts on what the session is about. */
  SessionState change(Call call, Consumer<Subjects> action) {
    return desk.change(call, (draft, actor) -> action.accept(new Subjects(draft, actor)));
  }

  /**
   * Acts on the call's theme and shows what it is now.
   *
   * @param verb what was done, in the past tense
   */
  Post act(Call call, BiConsumer<Subjects, Integer> action, String verb) {
    int number = theme(call);
    SessionState now = change(call, subjects -> action.accept(subjects, number));
    FloorTheme theme =
        now.themes().stream().filter(t -> t.number() == number).findFirst().orElseThrow();
    List<Line> lines =
        List.of(
            Line.of(theme.id() + " " + verb + "."), ThemeLines.line(now, theme, clock.instant()));
    return Post.of("", List.of(new Section("", lines, ThemeLines.buttons(theme))));
  }

  /** The topics an item carries by its text, in a state to whose topics some were added. */
  Set<String> carried(SessionState state, Item item) {
    return readers.apply(state).read(state.text(item), state.session().language()).topics().stream()
        .map(TopicMatch::topic)
        .collect(Collectors.toSet());
  }

  /** The number of the theme a call is about. */
  static int theme(Call call) {
    return Integer.parseInt(call.text("theme").orElseThrow().substring(1));
  }
}
