package org.rapporteur.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Handling;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.Kind;

/** How an item reads in chat: in a line, and whole on a moderator's card. */
public final class ItemLines {
  private static final int LINE_CHARACTERS = 140;
  private static final int SPEAKER_BUTTONS = 3;
  private static final int MOST_NAMED = 200;

  private ItemLines() {}

  /**
   * An item in a line, named and attributed as the session's rule has it: {@code #12 ▲3 Who pays? —
   * Capacity-building · Ana (Chile) · flagged to Keiko Tanaka}. The text is cut at 140 characters.
   */
  public static Line line(SessionState state, Item item) {
    if (item.removal() != Removal.NONE) {
      return Line.of("#" + item.number() + " was " + item.removal().word() + ".", item.number());
    }
    List<String> rest = new ArrayList<>();
    if (item.kind() == Kind.COMMENT) {
      rest.add("comment");
    }
    state.topics(item).forEach(t -> rest.add(PlainText.isolated(state.session().topicLabel(t))));
    state.publicAuthor(item).map(PlainText::isolated).ifPresent(rest::add);
    String status = status(item);
    if (!status.isEmpty()) {
      rest.add(status);
    }
    return brief(state, item, rest);
  }

  /**
   * An item's number, upvotes and text, and after them what a list has to say of it.
   *
   * @param rest may name the author by the session's rule
   */
  static Line brief(SessionState state, Item item, List<String> rest) {
    String tail = rest.isEmpty() ? "" : " — " + String.join(" · ", rest);
    Line line = Line.of(quoted(state, item) + tail, item.number());
    return state
        .publicAuthor(item)
        .map(PlainText::isolated)
        .filter(rest::contains)
        .map(line::naming)
        .orElse(line);
  }

  /** An item's number, upvotes and text alone. */
  public static String quoted(SessionState state, Item item) {
    return mark(state, item) + " " + PlainText.isolated(state.publicText(item), LINE_CHARACTERS);
  }

  /** {@code #12 ▲3}, or {@code #12} where nobody upvoted. */
  static String mark(SessionState state, Item item) {
    int upvotes = state.upvotes(item);
    return "#" + item.number() + (upvotes == 0 ? "" : " ▲" + upvotes);
  }

  /** What became of an item so far, empty when nothing did. */
  static String status(Item item) {
    Integer into = item.handling().mergedInto();
    if (into != null) {
      return "counts as #" + into;
    }
    if (item.moderation() == Moderation.DISMISSED) {
      return "dismissed";
    }
    return switch (item.delivery()) {
      case NONE -> "";
      case FLAGGED, QUEUED -> "flagged to " + speaker(item.speaker());
      case LIVE -> "live with " + speaker(item.speaker());
      case ANSWERED ->
          item.handling().course().answer() == null ? "answered" : "answered in writing";
      case NOT_REACHED, DEFERRED -> item.delivery().word();
    };
  }

  /** A speaker's name, or the panel. */
  static String speaker(@Nullable String name) {
    return name == null ? "the panel" : PlainText.isolated(name);
  }

  /**
   * A line of counts. Of many items it names the first; of a single one none, for a line that rests
   * on one item is taken for its text and goes when that is erased, while counts stay.
   */
  static Line counting(String text, List<Integer> items) {
    return new Line(
        text, items.size() == 1 ? List.of() : items.subList(0, Math.min(items.size(), MOST_NAMED)));
  }

  /**
   * The items to show of a longer list: the most upvoted, as many as there is room for. A rest of
   * one is shown, too: a line that says so takes as much room.
   */
  static List<Item> top(SessionState state, List<Item> items, int most) {
    return items.stream()
        .sorted(state.mostUpvoted())
        .limit(items.size() == most + 1 ? most + 1 : most)
        .toList();
  }

  /** An item whole, for moderators only, with buttons for what can be done with it now. */
  public static Section card(SessionState state, Item item) {
    int number = item.number();
    String heading =
        "#%d %s · %s · %s"
            .formatted(
                number,
                item.kind().word(),
                item.content().language().code(),
                Phrases.count(state.upvotes(item), "upvote"));
    List<Line> lines = new ArrayList<>();
    cardLines(state, item).forEach(text -> lines.add(Line.of(text, number)));
    state
        .suggestion(item)
        .map(SessionState.Suggestion::of)
        .ifPresent(o -> lines.add(Line.of("Asked before? " + quoted(state, o), o.number())));
    return new Section(heading, lines, buttons(state, item));
  }

  private static List<String> cardLines(SessionState state, Item item) {
    List<String> lines = new ArrayList<>();
    if (item.removal() == Removal.NONE) {
      state.wording(item).map(w -> "Put as: " + PlainText.isolated(w)).ifPresent(lines::add);
      lines.add(PlainText.isolated(state.text(item)));
    }
    List<String> topics = state.topics(item).stream().map(t -> topic(state, item, t)).toList();
    lines.add("Topics: " + (topics.isEmpty() ? "none" : String.join(", ", topics)));
    Item.Origin origin = item.origin();
    String author =
        origin.anonymous()
            ? "asked not to be named"
            : state.authorForModerators(item).map(PlainText::isolated).orElse("someone");
    String where = origin.presence() == Presence.UNKNOWN ? "" : " " + origin.presence().word();
    lines.add(
        "From: %s,%s in %s at %s"
            .formatted(author, where, origin.source(), Phrases.time(origin.askedAt())));
    lines.add("Status: " + fullStatus(state, item));
    List<Item> merged = state.mergedInto(item.number());
    if (!merged.isEmpty()) {
      lines.add(
          "Counts for it: "
              + merged.stream().map(m -> "#" + m.number()).collect(Collectors.joining(", ")));
    }
    state.suggestion(item).map(s -> "Asked before? " + quoted(state, s.of())).ifPresent(lines::add);
    addWords(lines, "Answer: ", state, item.handling().course().answer());
    for (Handling.Note note : item.handling().notes()) {
      String by = PlainText.isolated(state.nameOf(note.person()));
      addWords(
          lines, "Note by %s at %s: ".formatted(by, Phrases.time(note.at())), state, note.words());
    }
    Handling.Act last = item.handling().last();
    if (last != null) {
      lines.add(
          "Last: %s by %s at %s"
              .formatted(
                  PlainText.isolated(last.verb()),
                  PlainText.isolated(state.nameOf(last.person())),
                  Phrases.time(last.at())));
    }
    return lines;
  }

  private static String topic(SessionState state, Item item, String topic) {
    String label = PlainText.isolated(state.session().topicLabel(topic));
    String matched =
        state.words(item.content().words()).stream()
            .flatMap(w -> w.matches().stream())
            .filter(m -> m.topic().equals(topic))
            .flatMap(m -> m.words().stream())
            .map(PlainText::isolated)
            .distinct()
            .collect(Collectors.joining(", "));
    return matched.isEmpty() ? label : label + " (" + matched + ")";
  }

  private static void addWords(
      List<String> lines, String intro, SessionState state, @Nullable Integer words) {
    state.words(words).map(Words::text).ifPresent(t -> lines.add(intro + PlainText.isolated(t)));
  }

  private static String fullStatus(SessionState state, Item item) {
    if (item.removal() != Removal.NONE) {
      return item.removal().word();
    }
    String status = status(item);
    if (item.moderation() == Moderation.DISMISSED) {
      return state
          .words(item.handling().verdict().reason())
          .map(w -> status + ": " + PlainText.isolated(w.text()))
          .orElse(status);
    }
    return status.isEmpty() ? item.moderation().word() : status;
  }

  private static List<Button> buttons(SessionState state, Item item) {
    int number = item.number();
    if (item.removal() != Removal.NONE) {
      return List.of();
    }
    if (item.handling().mergedInto() != null) {
      return List.of(button("Unmerge", "unmerge", number));
    }
    if (item.moderation() == Moderation.DISMISSED) {
      return List.of(button("Restore", "restore", number));
    }
    List<Button> buttons = new ArrayList<>(suggestionButtons(state, item));
    Delivery delivery = item.delivery();
    boolean ended = delivery == Delivery.ANSWERED;
    if (!ended && delivery != Delivery.LIVE) {
      buttons.addAll(flagButtons(state, item));
    }
    if (delivery == Delivery.FLAGGED || delivery == Delivery.QUEUED) {
      buttons.add(button("Live", "live", number));
    }
    if (delivery.isWaiting()) {
      buttons.add(button("Answered", "answered", number));
      buttons.add(button("Not reached", "not-reached", number));
    } else if (!ended) {
      buttons.add(asking("Answer in writing", "answered", number, "The answer"));
    }
    if (!ended && delivery != Delivery.DEFERRED) {
      buttons.add(button("Defer", "defer", number));
    }
    if (!ended && delivery != Delivery.LIVE) {
      buttons.add(asking("Dismiss", "dismiss", number, "The reason, for the record"));
    }
    if (delivery != Delivery.LIVE && state.mergedInto(number).isEmpty()) {
      buttons.add(asking("Merge", "merge", number, "The number of the item it counts as"));
    }
    return buttons;
  }

  /** What a moderator makes of the item that one may ask the same as; none where there is none. */
  static List<Button> suggestionButtons(SessionState state, Item item) {
    int number = item.number();
    return state
        .suggestion(item)
        .map(
            s ->
                List.of(
                    new Button(
                        "Merge into #" + s.of().number(),
                        "floor merge " + number + " " + s.of().number(),
                        null),
                    button("Not the same", "unmerge", number)))
        .orElse(List.of());
  }

  private static List<Button> flagButtons(SessionState state, Item item) {
    List<String> speakers = state.session().speakers();
    int number = item.number();
    if (speakers.isEmpty()) {
      return item.delivery().isWaiting() ? List.of() : List.of(button("Flag", "flag", number));
    }
    if (speakers.size() > SPEAKER_BUTTONS) {
      return List.of(asking("Flag", "flag", number, "The speaker"));
    }
    return speakers.stream()
        .filter(s -> !(item.delivery().isWaiting() && s.equals(item.speaker())))
        .map(
            s -> new Button("Flag to " + PlainText.line(s), "floor flag " + number + " " + s, null))
        .toList();
  }

  private static Button button(String label, String verb, int number) {
    return new Button(label, "floor " + verb + " " + number, null);
  }

  private static Button asking(String label, String verb, int number, String asks) {
    return new Button(label, "floor " + verb + " " + number, asks);
  }
}
