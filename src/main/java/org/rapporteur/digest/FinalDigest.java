package org.rapporteur.digest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.session.Item;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.Kind;

/** What came of a session, on one screen of the organiser channel; its files hold the rest. */
public final class FinalDigest {
  private static final int LINES = 5;
  private static final int STRETCHES = 8;

  private final SessionState state;
  private final List<Section> sections = new ArrayList<>();

  private FinalDigest(SessionState state) {
    this.state = state;
  }

  /** The digest of a session as it stands, without its files. */
  public static Post of(SessionState state) {
    return new FinalDigest(state).build();
  }

  private Post build() {
    Map<Fate, List<Item>> fates = fates();
    addNumbers(fates);
    addTopics();
    addThemes();
    addItems(
        "Most upvoted", state.openItems().filter(i -> state.upvotes(i) > 0).toList(), this::fate);
    addItems("Not reached", shown(fates, Fate.NOT_REACHED), i -> "was for " + speaker(i));
    addItems("Not taken up", shown(fates, Fate.NOT_TAKEN_UP), i -> "");
    addItems("Dismissed", shown(fates, Fate.DISMISSED), this::reason);
    addSides("Presence", Tally.byPresence(state));
    addSides("Sources", Tally.bySource(state));
    return Post.of("Final digest · " + PlainText.isolated(state.session().title()), sections);
  }

  private Map<Fate, List<Item>> fates() {
    Map<Fate, List<Item>> fates = new EnumMap<>(Fate.class);
    for (Item item : state.items()) {
      if (item.kind() == Kind.QUESTION) {
        fates.computeIfAbsent(Fate.of(state, item), f -> new ArrayList<>()).add(item);
      }
    }
    return fates;
  }

  private List<Item> shown(Map<Fate, List<Item>> fates, Fate fate) {
    return fates.getOrDefault(fate, List.of()).stream().filter(Item::stands).toList();
  }

  private void addNumbers(Map<Fate, List<Item>> fates) {
    Tally whole = Tally.whole(state);
    List<Line> lines = new ArrayList<>();
    lines.add(
        ItemLines.counting(
            "%s, %s and %s by %s"
                .formatted(
                    Phrases.count(whole.asked(), "question"),
                    Phrases.count(whole.comments().size(), "comment"),
                    Phrases.count(state.chatterCount(), "other message"),
                    state.peopleCount() == 1 ? "1 person" : state.peopleCount() + " people"),
            whole.questions()));
    addCount(lines, "Forwarded", whole.forwarded());
    fates.remove(Fate.TAKEN_BACK);
    fates.forEach((fate, items) -> addCount(lines, Phrases.capital(fate.word()), numbers(items)));
    addCount(
        lines,
        "Withdrawn or erased",
        numbers(state.items().stream().filter(i -> i.removal() != Removal.NONE).toList()));
    sections.add(Section.of("In numbers", lines));
  }

  private static void addCount(List<Line> lines, String what, List<Integer> numbers) {
    if (!numbers.isEmpty()) {
      String text = what + ": " + numbers.size() + " (" + Phrases.items(numbers, STRETCHES) + ")";
      lines.add(ItemLines.counting(text, numbers));
    }
  }

  private void addTopics() {
    List<Line> lines = new ArrayList<>();
    Tally.byTopic(state)
        .forEach(
            (topic, tally) ->
                lines.add(
                    side(
                        topic.isEmpty()
                            ? "Without a topic"
                            : PlainText.isolated(state.session().topicLabel(topic)),
                        tally)));
    if (!lines.isEmpty()) {
      sections.add(Section.of("By topic", lines));
    }
  }

  private void addThemes() {
    List<Line> lines = ThemeLines.told(state).stream().map(t -> ThemeLines.line(state, t)).toList();
    if (!lines.isEmpty()) {
      sections.add(Section.of("Themes", lines));
    }
  }

  private void addSides(String heading, Map<String, Tally> sides) {
    if (sides.size() > 1) {
      List<Line> lines = new ArrayList<>();
      boolean listed = sides.values().stream().noneMatch(tally -> tally.isHidden(state));
      sides.forEach((name, tally) -> lines.add(group(PlainText.isolated(name), tally, listed)));
      sections.add(Section.of(heading, lines));
    }
  }

  /**
   * The side of a group of people.
   *
   * @param listed whether items are named: where one group is hidden, the lists of all others would
   *     give its items away
   */
  private Line group(String name, Tally tally, boolean listed) {
    if (tally.isHidden(state)) {
      return new Line(name + ": " + Tally.FEW + " people", List.of());
    }
    return listed ? side(name, tally) : new Line(name + ": " + figures(tally), List.of());
  }

  private static String figures(Tally tally) {
    return "%d asked, %d forwarded, %d answered"
        .formatted(tally.asked(), tally.forwarded().size(), tally.answered());
  }

  private static Line side(String name, Tally tally) {
    String items =
        tally.asked() == 0 ? "" : " (" + Phrases.items(tally.questions(), STRETCHES) + ")";
    return ItemLines.counting(name + ": " + figures(tally) + items, tally.questions());
  }

  private void addItems(String heading, List<Item> items, Function<Item, String> about) {
    if (items.isEmpty()) {
      return;
    }
    List<Item> top = ItemLines.top(state, items, LINES);
    List<Line> lines = new ArrayList<>();
    for (Item item : top) {
      List<String> rest = new ArrayList<>();
      state.publicAuthor(item).map(PlainText::isolated).ifPresent(rest::add);
      String more = about.apply(item);
      if (!more.isEmpty()) {
        rest.add(more);
      }
      lines.add(ItemLines.brief(state, item, rest));
    }
    if (items.size() > top.size()) {
      List<Item> rest = items.stream().filter(i -> !top.contains(i)).toList();
      lines.add(
          ItemLines.counting("+" + rest.size() + " more in " + Report.DOCUMENT, numbers(rest)));
    }
    sections.add(Section.of(heading, lines));
  }

  private String fate(Item item) {
    return item.kind() == Kind.COMMENT ? "comment" : Fate.of(state, item).word();
  }

  private static String speaker(Item item) {
    return ItemLines.speaker(item.speaker());
  }

  private String reason(Item item) {
    return state
        .words(item.handling().verdict().reason())
        .map(Words::text)
        .map(state::withoutHandles)
        .map(PlainText::isolated)
        .orElse("");
  }

  private static List<Integer> numbers(List<Item> items) {
    return items.stream().map(Item::number).toList();
  }
}
