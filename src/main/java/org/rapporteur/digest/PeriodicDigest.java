package org.rapporteur.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.SessionState.Digested;
import org.rapporteur.text.Kind;

/**
 * What changed in a session since the last digest, for moderators with ten seconds and a phone: new
 * questions by topic, rising ones, those waiting longest, what is with the speakers, and whether
 * all sides of the floor come up.
 */
public final class PeriodicDigest {
  private static final int NEW_LINES = 12;
  private static final int LINES = 5;
  private static final int FEW = 3;
  private static final int LEAST_GROWTH = 2;

  private final SessionState state;
  private final Instant now;
  private final @Nullable Digested last;
  private final Set<Integer> shown = new HashSet<>();
  private final List<Section> sections = new ArrayList<>();

  private PeriodicDigest(SessionState state, Instant now) {
    this.state = state;
    this.now = now;
    this.last = state.lastDigest().orElse(null);
  }

  /** The digest of what happened since the last one; empty when it would tell nothing new. */
  public static Optional<Post> of(SessionState state, Instant now) {
    return new PeriodicDigest(state, now).build();
  }

  /** The number the next digest has. */
  static int next(SessionState state) {
    return state.lastDigest().map(Digested::number).orElse(0) + 1;
  }

  private Optional<Post> build() {
    List<Item> questions = newOnes(Kind.QUESTION);
    List<Item> comments = newOnes(Kind.COMMENT);
    addNew(questions);
    boolean rising = addRising();
    boolean moved = state.openItems().anyMatch(this::moved);
    if (questions.isEmpty() && comments.isEmpty() && !rising && !moved) {
      return Optional.empty();
    }
    addThemes(questions, comments);
    addAskedBefore();
    addWaiting();
    addSpeakers();
    addBalance();
    addCounts(comments);
    String title =
        "Digest %d · %s · %s (%d in all)"
            .formatted(
                next(state),
                Phrases.time(now),
                Phrases.count(questions.size(), "new question"),
                Tally.whole(state).asked());
    return Optional.of(Post.of(title, sections));
  }

  private @Nullable Item before(Item item) {
    return last == null ? null : last.items().get(item.number());
  }

  private List<Item> newOnes(Kind kind) {
    return state
        .openItems()
        .filter(i -> i.kind() == kind)
        .filter(
            i -> {
              Item before = before(i);
              return before == null || before.kind() != kind || !before.isOpen();
            })
        .toList();
  }

  /** Whether an item went to a speaker, or on from there. */
  private boolean moved(Item item) {
    Item before = before(item);
    Delivery was = before == null ? Delivery.NONE : before.delivery();
    String with = before == null ? null : before.speaker();
    return item.delivery() != was || !Objects.equals(item.speaker(), with);
  }

  private void addNew(List<Item> questions) {
    Map<String, List<Item>> topics = Tally.firstTopics(state, questions);
    int most = Math.max(2, Math.min(LINES, NEW_LINES / Math.max(1, topics.size())));
    topics.forEach(
        (topic, items) -> {
          List<Item> top = ItemLines.top(state, items, most);
          List<Line> lines = new ArrayList<>();
          for (Item item : top) {
            lines.add(ItemLines.brief(state, item, about(item, topic)));
          }
          List<Item> rest = items.stream().filter(i -> !top.contains(i)).toList();
          if (!rest.isEmpty()) {
            lines.add(counting("+" + rest.size() + " more: /floor list new", numbers(rest)));
          }
          String label =
              topic.isEmpty()
                  ? "Without a topic"
                  : PlainText.isolated(state.session().topicLabel(topic));
          sections.add(Section.of(label + " · " + items.size() + " new", lines));
        });
    questions.forEach(i -> shown.add(i.number()));
  }

  /** What a line under a topic says beside the text: other topics, and the author by the rule. */
  private List<String> about(Item item, String topic) {
    List<String> rest = new ArrayList<>();
    state.topics(item).stream()
        .filter(t -> !t.equals(topic))
        .forEach(t -> rest.add("also " + PlainText.isolated(state.session().topicLabel(t))));
    state.publicAuthor(item).map(PlainText::isolated).ifPresent(rest::add);
    String status = ItemLines.status(item);
    if (!status.isEmpty()) {
      rest.add(status);
    }
    return rest;
  }

  private boolean addRising() {
    record Risen(Item item, int by) {}
    List<Risen> risen =
        state
            .openItems()
            .filter(i -> !shown.contains(i.number()) && i.delivery() != Delivery.ANSWERED)
            .map(i -> new Risen(i, state.upvotes(i) - upvotesBefore(i)))
            .filter(r -> r.by >= LEAST_GROWTH)
            .sorted(
                Comparator.<Risen>comparingInt(r -> -r.by).thenComparingInt(r -> r.item.number()))
            .limit(FEW)
            .toList();
    add(
        "Rising",
        risen.stream()
            .map(
                r -> ItemLines.brief(state, r.item, List.of("+" + r.by + " since the last digest")))
            .toList());
    risen.forEach(r -> shown.add(r.item.number()));
    return !risen.isEmpty();
  }

  /** Upvotes at the last digest of what is one item now: a merger alone makes nothing rise. */
  private int upvotesBefore(Item item) {
    Set<Integer> people = new HashSet<>();
    List<Item> all = new ArrayList<>(state.mergedInto(item.number()));
    all.add(item);
    for (Item one : all) {
      Item before = before(one);
      if (before != null) {
        people.addAll(before.upvoters().keySet());
      }
    }
    return people.size();
  }

  /** What the floor speaks of beside its topics, and what of the new items few say. */
  private void addThemes(List<Item> questions, List<Item> comments) {
    sections.addAll(ThemeLines.all(state, now));
    List<Item> fresh = new ArrayList<>(questions);
    fresh.addAll(comments);
    add(
        "Said by few",
        ThemeLines.saidByFew(state, fresh).stream()
            .map(i -> ItemLines.brief(state, i, List.of()))
            .toList());
  }

  /** What may ask the same as another, each with the buttons to settle it. */
  private void addAskedBefore() {
    List<Item> open =
        state.openItems().filter(i -> state.suggestion(i).isPresent()).limit(FEW + 1L).toList();
    for (Item item : open.subList(0, Math.min(FEW, open.size()))) {
      Item other = state.suggestion(item).orElseThrow().of();
      List<Line> lines =
          List.of(
              Line.of(ItemLines.quoted(state, item) + " — asks the same as", item.number()),
              Line.of(ItemLines.quoted(state, other), other.number()));
      String heading = item.equals(open.get(0)) ? "Asked before" : "";
      sections.add(new Section(heading, lines, ItemLines.suggestionButtons(state, item)));
    }
    if (open.size() > FEW) {
      sections.add(Section.of("", List.of(Line.of("More: /floor list duplicates"))));
    }
  }

  /** Old questions nobody touched: wait and support weigh alike. */
  private void addWaiting() {
    List<Line> lines =
        state
            .openItems()
            .filter(i -> i.kind() == Kind.QUESTION && i.moderation() == Moderation.PENDING)
            .filter(i -> !shown.contains(i.number()))
            .sorted(
                Comparator.<Item>comparingLong(i -> -wait(i).toSeconds() * (1 + state.upvotes(i)))
                    .thenComparingInt(Item::number))
            .limit(FEW)
            .map(i -> ItemLines.brief(state, i, List.of("for " + Phrases.duration(wait(i)))))
            .toList();
    add("Waiting longest", lines);
  }

  private Duration wait(Item item) {
    return Duration.between(item.origin().askedAt(), now);
  }

  private void addSpeakers() {
    List<Item> queue = state.queue(null);
    Set<String> speakers = new LinkedHashSet<>(state.session().speakers());
    queue.stream().map(Item::speaker).filter(Objects::nonNull).forEach(speakers::add);
    List<Line> lines = new ArrayList<>();
    speakers.forEach(
        s -> addQueue(lines, s, queue.stream().filter(i -> s.equals(i.speaker())).toList()));
    addQueue(lines, null, queue.stream().filter(i -> i.speaker() == null).toList());
    add("With the speakers", lines);
  }

  /** What is live with a speaker and what is next, and how many follow. */
  private void addQueue(List<Line> lines, @Nullable String speaker, List<Item> queue) {
    String name = ItemLines.speaker(speaker);
    int shownHere = 0;
    for (Item item : queue) {
      boolean live = item.delivery() == Delivery.LIVE;
      if (!live && shownHere > 0 && queue.get(shownHere - 1).delivery() != Delivery.LIVE) {
        break;
      }
      lines.add(
          ItemLines.brief(state, item, List.of(live ? "live with " + name : "next for " + name)));
      shownHere++;
    }
    List<Item> rest = queue.subList(shownHere, queue.size());
    if (!rest.isEmpty()) {
      String more =
          "+%d for %s: /floor queue%s"
              .formatted(
                  rest.size(), name, speaker == null ? "" : " " + PlainText.isolated(speaker));
      lines.add(counting(more, numbers(rest)));
    }
  }

  private void addBalance() {
    List<Line> lines = new ArrayList<>();
    addBalance(lines, Tally.byPresence(state));
    addBalance(lines, Tally.bySource(state));
    add("Balance", lines);
  }

  /** A side is worth a line only where there is another to hold against it. */
  private static void addBalance(List<Line> lines, Map<String, Tally> sides) {
    if (sides.size() < 2) {
      return;
    }
    boolean anyFlagged = sides.values().stream().anyMatch(t -> !t.forwarded().isEmpty());
    sides.forEach(
        (side, tally) -> {
          boolean left = anyFlagged && tally.asked() > 0 && tally.forwarded().isEmpty();
          String text =
              "%s: %d asked, %d flagged, %d answered%s"
                  .formatted(
                      capital(PlainText.isolated(side)),
                      tally.asked(),
                      tally.forwarded().size(),
                      tally.answered(),
                      left ? " ← none of theirs yet" : "");
          lines.add(counting(text, tally.questions()));
        });
  }

  private static String capital(String side) {
    return side.contains(":") ? side : Phrases.capital(side);
  }

  private void addCounts(List<Item> comments) {
    List<Integer> all = Tally.whole(state).comments();
    String heard = Phrases.count(state.chatterCount(), "other message");
    String text =
        "%s (%d in all), %s"
            .formatted(Phrases.count(comments.size(), "new comment"), all.size(), heard);
    add("", List.of(counting(text, all)));
  }

  private void add(String heading, List<Line> lines) {
    if (!lines.isEmpty()) {
      sections.add(Section.of(heading, lines));
    }
  }

  private static List<Integer> numbers(List<Item> items) {
    return items.stream().map(Item::number).toList();
  }

  private static Line counting(String text, List<Integer> items) {
    return ItemLines.counting(text, items);
  }
}
