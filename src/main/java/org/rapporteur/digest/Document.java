package org.rapporteur.digest;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Event;
import org.rapporteur.session.FloorTheme;
import org.rapporteur.session.Item;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.Removal;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.Kind;

/** The Markdown document an organiser writes from: all of a session, each line with its items. */
final class Document {
  private static final int STRETCHES = 60;

  private final SessionState state;
  private final Session session;
  private final Writer out;
  private final Map<Integer, Integer> moderators = new LinkedHashMap<>();

  private boolean blank;

  private Document(SessionState state, Writer out) {
    this.state = state;
    this.session = state.session();
    this.out = out;
  }

  static void write(SessionState state, Writer out) throws IOException {
    new Document(state, out).write();
  }

  private void write() throws IOException {
    Map<Fate, List<Item>> fates = new EnumMap<>(Fate.class);
    for (Item item : state.items()) {
      if (item.kind() == Kind.QUESTION) {
        fates.computeIfAbsent(Fate.of(state, item), f -> new ArrayList<>()).add(item);
      }
    }
    head();
    numbers(fates);
    topics();
    themes();
    asked();
    forwarded();
    answered(fates);
    fate("Not reached", fates.getOrDefault(Fate.NOT_REACHED, List.of()));
    fate("Deferred", fates.getOrDefault(Fate.DEFERRED, List.of()));
    fate("Dismissed", select(i -> Fate.of(state, i) == Fate.DISMISSED));
    section("Not taken up", fates.getOrDefault(Fate.NOT_TAKEN_UP, List.of()));
    section("Withdrawn or erased", select(i -> i.removal() != Removal.NONE));
    statistics();
    log();
  }

  private void head() throws IOException {
    Instant end = state.closedAt().orElse(null);
    line("# " + PlainText.markdown(session.title()));
    line("");
    line(
        "%s, %s to %s · attribution: %s"
            .formatted(
                Phrases.date(session.opensAt()),
                Phrases.time(session.opensAt()),
                end == null
                    ? "now, still open"
                    : Phrases.time(end)
                        + " ("
                        + Phrases.duration(Duration.between(session.opensAt(), end))
                        + ")",
                attribution()));
    if (!session.speakers().isEmpty()) {
      line("");
      line(
          "Speakers: "
              + session.speakers().stream()
                  .map(PlainText::markdown)
                  .collect(Collectors.joining(", ")));
    }
  }

  private String attribution() {
    return switch (session.attribution()) {
      case NAMED -> "by name";
      case AFFILIATION -> "by affiliation";
      case CHATHAM_HOUSE -> "nobody is named";
    };
  }

  private void numbers(Map<Fate, List<Item>> fates) throws IOException {
    Tally whole = Tally.whole(state);
    heading("In numbers");
    bullet(counted("Questions", whole.questions()));
    bullet(counted("Comments", whole.comments()));
    bullet("Other messages: " + state.chatterCount());
    bullet("People, moderators included: " + state.peopleCount());
    bullet(counted("Forwarded to speakers", whole.forwarded()));
    for (Fate fate : Fate.values()) {
      if (fate != Fate.TAKEN_BACK) {
        bullet(counted(Phrases.capital(fate.word()), numbers(fates.getOrDefault(fate, List.of()))));
      }
    }
    bullet(counted("Withdrawn or erased", numbers(select(i -> i.removal() != Removal.NONE))));
  }

  private void topics() throws IOException {
    heading("Questions by topic");
    List<Item> listed = select(i -> i.stands() && Fate.of(state, i) != Fate.DISMISSED);
    for (Map.Entry<String, List<Item>> topic : Tally.firstTopics(state, listed).entrySet()) {
      line("");
      line("### " + topicLabel(topic.getKey()));
      topic(topic.getKey(), topic.getValue(), Kind.QUESTION);
      topic(topic.getKey(), topic.getValue(), Kind.COMMENT);
    }
  }

  /** What the floor spoke of beside the topics, and what few said. */
  private void themes() throws IOException {
    List<FloorTheme> themes = ThemeLines.told(state);
    if (!themes.isEmpty()) {
      heading("Themes");
      for (FloorTheme theme : themes) {
        String name = PlainText.markdown(state.withoutHandles(state.name(theme)));
        String became =
            theme.topic() == null ? "" : " · made the topic " + topicLabel(theme.topic());
        bullet(
            "**%s** — %d people · %s%s"
                .formatted(
                    name,
                    state.people(theme),
                    Phrases.items(numbers(state.proof(theme)), STRETCHES),
                    became));
      }
    }
    List<Item> few = ThemeLines.saidByFew(state, List.copyOf(state.items()));
    if (!few.isEmpty()) {
      section("Said by few", few);
    }
  }

  private void topic(String topic, List<Item> items, Kind kind) throws IOException {
    List<Item> shown =
        items.stream().filter(i -> i.kind() == kind).sorted(state.mostUpvoted()).toList();
    if (shown.isEmpty()) {
      return;
    }
    line("");
    if (kind == Kind.COMMENT) {
      line("Comments:");
      line("");
    }
    for (Item item : shown) {
      List<String> about = new ArrayList<>();
      state.topics(item).stream()
          .filter(t -> !t.equals(topic))
          .forEach(t -> about.add("also " + topicLabel(t)));
      String fate = fate(item);
      if (kind == Kind.QUESTION || Fate.of(state, item) != Fate.NOT_TAKEN_UP) {
        about.add(fate);
      }
      item(item, about);
    }
  }

  /** What became of an item, by the words of a report. */
  private String fate(Item item) {
    Fate fate = Fate.of(state, item);
    String reached = "flagged to " + speaker(item.speaker()) + ", not reached";
    return switch (fate) {
      case NOT_REACHED -> item.handling().course().queuedAt() == 0 ? fate.word() : reached;
      case DISMISSED -> "dismissed" + written(": ", item.handling().verdict().reason());
      default -> fate.word();
    };
  }

  /** An item with its text and what is said of it, and below it its answer and merged items. */
  private void item(Item item, List<String> about) throws IOException {
    bullet("**" + ItemLines.mark(state, item) + "** " + text(item, about));
    if (state.wording(item).isPresent()) {
      String own = PlainText.markdown(state.withoutHandles(state.text(item)));
      line("  - As asked in #" + item.number() + ": " + own);
    }
    String answer = written("", item.handling().course().answer());
    if (!answer.isEmpty()) {
      line("  - Answer in writing to #" + item.number() + ": " + answer);
    }
    for (Item merged : state.mergedInto(item.number())) {
      line("  - Also asked as #" + merged.number() + ": " + text(merged, List.of()));
    }
  }

  private String text(Item item, List<String> about) {
    List<String> rest = new ArrayList<>();
    boolean taken = item.removal() != Removal.NONE;
    if (!taken) {
      state.publicAuthor(item).map(PlainText::markdown).ifPresent(rest::add);
    }
    rest.addAll(about);
    String text =
        taken ? "(" + item.removal().word() + ")" : PlainText.markdown(state.publicText(item));
    return text + (rest.isEmpty() ? "" : " — " + String.join(" · ", rest));
  }

  private void asked() throws IOException {
    section("Asked", select(i -> i.kind() == Kind.QUESTION));
  }

  private void forwarded() throws IOException {
    List<Item> all = select(i -> i.kind() == Kind.QUESTION && Fate.isForwarded(state, i));
    Map<String, List<Item>> speakers = new LinkedHashMap<>();
    session.speakers().forEach(s -> speakers.put(speaker(s), new ArrayList<>()));
    for (Item item : all) {
      String speaker = speaker(Fate.lead(state, item).speaker());
      speakers.computeIfAbsent(speaker, s -> new ArrayList<>()).add(item);
    }
    heading("Forwarded");
    for (Map.Entry<String, List<Item>> speaker : speakers.entrySet()) {
      bullet(counted("To " + speaker.getKey(), numbers(speaker.getValue())));
    }
  }

  private void answered(Map<Fate, List<Item>> fates) throws IOException {
    heading("Answered");
    for (Fate fate : List.of(Fate.ANSWERED_LIVE, Fate.ANSWERED_IN_WRITING)) {
      bullet(counted(Phrases.capital(fate.word()), numbers(fates.getOrDefault(fate, List.of()))));
    }
  }

  /** A section of the items of one fate, told by their texts. */
  private void fate(String name, List<Item> items) throws IOException {
    section(name, items);
    List<Item> shown = items.stream().filter(Item::stands).sorted(state.mostUpvoted()).toList();
    for (Item item : shown) {
      item(item, List.of(fate(item)));
    }
  }

  private void section(String name, List<Item> items) throws IOException {
    heading(name);
    bullet(counted("Items", numbers(items)));
  }

  private void statistics() throws IOException {
    heading("Statistics");
    groups("Presence", Tally.byPresence(state));
    groups("Source", Tally.bySource(state));
    groups("Language", Tally.byLanguage(state));
    Map<String, Tally> topics = new LinkedHashMap<>();
    Tally.byTopic(state).forEach((topic, tally) -> topics.put(topicName(topic), tally));
    line("");
    line("An item of several topics counts under each.");
    table("Topic", topics, tally -> true, true);
  }

  /** A table of groups of people: where one is hidden, the items of all others would tell of it. */
  private void groups(String what, Map<String, Tally> rows) throws IOException {
    boolean listed = rows.values().stream().noneMatch(tally -> tally.isHidden(state));
    table(what, rows, tally -> !tally.isHidden(state), listed);
  }

  private void table(String what, Map<String, Tally> rows, Predicate<Tally> shown, boolean listed)
      throws IOException {
    line("");
    line("| " + what + " | Asked | Forwarded | Answered | Comments | Items |");
    line("| --- | ---: | ---: | ---: | ---: | --- |");
    for (Map.Entry<String, Tally> row : rows.entrySet()) {
      Tally tally = row.getValue();
      if (!shown.test(tally)) {
        line("| %s | %s | | | | |".formatted(PlainText.markdown(row.getKey()), Tally.FEW));
        continue;
      }
      Map<Integer, Boolean> items = new TreeMap<>();
      tally.questions().forEach(n -> items.put(n, true));
      tally.comments().forEach(n -> items.put(n, true));
      line(
          "| %s | %d | %d | %d | %d | %s |"
              .formatted(
                  PlainText.markdown(row.getKey()),
                  tally.asked(),
                  tally.forwarded().size(),
                  tally.answered(),
                  tally.comments().size(),
                  listed ? Phrases.items(items.keySet(), STRETCHES) : ""));
    }
  }

  private void log() throws IOException {
    heading("What moderators did");
    if (state.actions().isEmpty()) {
      bullet("Nothing.");
      return;
    }
    line("| Time (UTC) | Who | What | Item |");
    line("| --- | --- | --- | --- |");
    for (Recorded recorded : state.actions()) {
      Event.Action action = (Event.Action) recorded.event();
      String item = "#" + action.number();
      if (action instanceof Event.ItemLive live && live.answered() != null) {
        item += ", and thereby answered #" + live.answered();
      }
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  Phrases.stamp(recorded.at()),
                  moderator(recorded.actor()),
                  PlainText.markdown(action.verb()),
                  item));
    }
  }

  /** A moderator's name where the session names people, else a number in order of appearance. */
  private String moderator(int person) {
    if (session.attribution() == Attribution.NAMED) {
      return PlainText.markdown(state.nameOf(person));
    }
    moderators.putIfAbsent(person, moderators.size() + 1);
    return "Moderator " + moderators.get(person);
  }

  private String topicLabel(String topic) {
    return PlainText.markdown(topicName(topic));
  }

  private String topicName(String topic) {
    return topic.isEmpty() ? "Without a topic" : session.topicLabel(topic);
  }

  private static String speaker(@Nullable String name) {
    return name == null ? "the panel" : PlainText.markdown(name);
  }

  private String written(String before, @Nullable Integer words) {
    return state
        .words(words)
        .map(Words::text)
        .map(state::withoutHandles)
        .map(text -> before + PlainText.markdown(text))
        .orElse("");
  }

  private List<Item> select(Predicate<Item> which) {
    return state.items().stream().filter(which).toList();
  }

  private static List<Integer> numbers(List<Item> items) {
    return items.stream().map(Item::number).toList();
  }

  private static String counted(String what, List<Integer> numbers) {
    String items = numbers.isEmpty() ? "" : " (" + Phrases.items(numbers, STRETCHES) + ")";
    return what + ": " + numbers.size() + items;
  }

  private void heading(String text) throws IOException {
    line("");
    line("## " + text);
    line("");
  }

  private void bullet(String text) throws IOException {
    line("- " + text);
  }

  /** A line; a blank one after a blank one is spared. */
  private void line(String text) throws IOException {
    if (text.isEmpty() && blank) {
      return;
    }
    blank = text.isEmpty();
    out.write(text);
    out.write('\n');
  }
}
