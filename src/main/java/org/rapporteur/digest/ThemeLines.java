package org.rapporteur.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.session.FloorTheme;
import org.rapporteur.session.FloorTheme.Ruling;
import org.rapporteur.session.Item;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.Utterance;
import org.rapporteur.text.theme.MinorityViews;
import org.rapporteur.text.theme.Theme;
import org.rapporteur.text.theme.ThemeFinder;
import org.rapporteur.text.theme.Themes;

/** How a theme reads in chat: in a line with the items that prove it, and with its buttons. */
public final class ThemeLines {
  private static final int STRETCHES = 6;
  private static final int NAME_CHARACTERS = 80;

  private ThemeLines() {}

  /**
   * A theme in a line: {@code t1 ai evidence — rising · 5 people · #3, #7–#9}. It rests on an item
   * of each of its people, so that it goes when too few are left.
   */
  public static Line line(SessionState state, FloorTheme theme, Instant now) {
    return line(state, theme, status(state, theme, now) + " · ");
  }

  /** A theme as it stood in the end. */
  static Line line(SessionState state, FloorTheme theme) {
    return line(state, theme, theme.topic() == null ? "" : "topic " + theme.topic() + " · ");
  }

  private static Line line(SessionState state, FloorTheme theme, String status) {
    List<Item> proof = state.proof(theme);
    String text =
        "%s %s — %s%d people · %s"
            .formatted(
                theme.id(),
                PlainText.isolated(state.withoutHandles(state.name(theme)), NAME_CHARACTERS),
                status,
                state.people(theme),
                Phrases.items(proof.stream().map(Item::number).toList(), STRETCHES));
    return new Line(text, oneOfEach(proof), FloorTheme.LEAST_PEOPLE);
  }

  /** A theme with what moderators can do with it now. */
  public static Section section(String heading, SessionState state, FloorTheme theme, Instant now) {
    return new Section(heading, List.of(line(state, theme, now)), buttons(theme));
  }

  /** The themes that stand, the largest first, and beside them the views that few hold. */
  public static List<Section> all(SessionState state, Instant now) {
    List<Section> sections = new ArrayList<>();
    for (FloorTheme theme : sorted(state, state.openThemes())) {
      sections.add(section(sections.isEmpty() ? "Themes" : "", state, theme, now));
    }
    return sections;
  }

  /** The themes a report tells of: those that stand and those that became topics. */
  static List<FloorTheme> told(SessionState state) {
    return sorted(
        state,
        state.themes().stream()
            .filter(t -> t.ruling() == Ruling.NONE || t.ruling() == Ruling.CONFIRMED)
            .filter(state::isProven)
            .toList());
  }

  private static List<FloorTheme> sorted(SessionState state, List<FloorTheme> themes) {
    return themes.stream()
        .sorted(
            Comparator.<FloorTheme>comparingInt(t -> -state.people(t))
                .thenComparingInt(FloorTheme::number))
        .toList();
  }

  /** Of some items those that say what few say, and no topic or theme covers. */
  static List<Item> saidByFew(SessionState state, List<Item> items) {
    List<Utterance> said =
        items.stream()
            .filter(Item::isOpen)
            .map(
                i ->
                    new Utterance(
                        i.number(),
                        i.origin().author(),
                        i.origin().askedAt(),
                        i.content().language(),
                        state.text(i),
                        state.topics(i).stream().map(t -> new TopicMatch(t, List.of())).toList()))
            .toList();
    List<Theme> themes = state.themes().stream().map(state::asTheme).toList();
    return MinorityViews.of(said, themes).stream().flatMap(n -> state.item(n).stream()).toList();
  }

  /** How it goes, or what moderators made of it. */
  public static String status(SessionState state, FloorTheme theme, Instant now) {
    return switch (theme.ruling()) {
      case NONE ->
          Themes.status(
                  state.asTheme(theme),
                  state.proof(theme).stream()
                      .map(i -> new Themes.Voice(i.origin().author(), i.origin().askedAt()))
                      .toList(),
                  now,
                  ThemeFinder.WINDOW)
              .word();
      case CONFIRMED -> "topic " + theme.topic();
      case DISMISSED, DISSOLVED -> theme.ruling().word();
    };
  }

  public static List<Button> buttons(FloorTheme theme) {
    String id = theme.id();
    return switch (theme.ruling()) {
      case NONE ->
          List.of(
              new Button("Make it a topic", "floor theme confirm " + id, null),
              new Button("Rename", "floor theme rename " + id, "What to call it"),
              new Button("Dismiss", "floor theme dismiss " + id, null));
      case DISMISSED -> List.of(new Button("Restore", "floor theme restore " + id, null));
      case CONFIRMED ->
          List.of(new Button("No topic", "floor topic remove " + theme.topic(), null));
      case DISSOLVED -> List.of();
    };
  }

  private static List<Integer> oneOfEach(List<Item> proof) {
    Set<Integer> people = new HashSet<>();
    List<Integer> items = new ArrayList<>();
    for (Item item : proof) {
      if (people.add(item.origin().author())) {
        items.add(item.number());
      }
    }
    return items;
  }
}
