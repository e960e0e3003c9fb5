package org.rapporteur.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rapporteur.chat.Post;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.digest.ThemeLines;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Handling;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/**
 * A session as its moderators work it.
 *
 * @param queues the flagged items, by speaker
 * @param lists what can be looked through, each with its count
 * @param list the one that is shown
 * @param cards its items
 * @param more how many of them are not shown
 * @param themes what the floor speaks of beside its topics
 * @param digests what was posted to the moderators, the latest first
 */
public record BoardView(
    SessionView session,
    String stats,
    List<Queue> queues,
    int queued,
    List<ListCount> lists,
    String list,
    List<Card> cards,
    int more,
    Post themes,
    List<Post> digests) {
  private static final int SHOWN = 60;

  public BoardView {
    queues = List.copyOf(queues);
    lists = List.copyOf(lists);
    cards = List.copyOf(cards);
    digests = List.copyOf(digests);
  }

  /** Changes whenever anything on the board does. */
  public String version() {
    return session.version() + "." + digests.hashCode() + "." + themes.hashCode();
  }

  /** What moderators look through. */
  enum Listing {
    NEW,
    OPEN,
    /** What may ask the same as another. */
    ASKED,
    ENDED,
    DISMISSED;

    boolean holds(SessionState state, Item item) {
      boolean free = item.isOpen() && item.delivery() == Delivery.NONE;
      return switch (this) {
        case NEW -> free && item.moderation() == Moderation.PENDING;
        case OPEN -> free;
        case ASKED -> state.suggestion(item).isPresent();
        case ENDED ->
            item.isOpen() && item.delivery() != Delivery.NONE && !item.delivery().isWaiting();
        case DISMISSED -> item.stands() && item.moderation() == Moderation.DISMISSED;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Listing of(String word) {
      return Stream.of(values()).filter(l -> l.word().equals(word)).findFirst().orElse(NEW);
    }
  }

  /** A speaker's items in order; the first may be live. */
  public record Queue(String speaker, List<Card> cards) {
    public Queue {
      cards = List.copyOf(cards);
    }
  }

  public record ListCount(String word, String label, int items) {}

  /**
   * An item with all that moderators know of it.
   *
   * @param wording how moderators put it, empty where it goes by its own words
   * @param askedBefore the item it may ask the same as, empty where there is none
   * @param merged the numbers of those that count as it
   * @param last who touched it last and how, empty when nobody did
   */
  public record Card(
      ItemView item,
      String wording,
      String askedBefore,
      boolean anonymous,
      List<Integer> merged,
      List<Note> notes,
      String last,
      List<Post.Button> buttons) {
    public Card {
      merged = List.copyOf(merged);
      notes = List.copyOf(notes);
      buttons = List.copyOf(buttons);
    }
  }

  public record Note(String by, String text) {}

  static BoardView of(SessionState state, Listing listing, List<Post> digests, Instant now) {
    Looks looks = Looks.moderator(state);
    List<Item> listed =
        state.items().stream()
            .filter(i -> listing.holds(state, i))
            .sorted(order(state, listing))
            .toList();
    List<Post> latestFirst = new ArrayList<>();
    digests.forEach(d -> latestFirst.add(0, d));
    List<Queue> queues = queues(state, looks);
    return new BoardView(
        SessionView.of(state),
        stats(state),
        queues,
        queues.stream().mapToInt(q -> q.cards().size()).sum(),
        lists(state),
        listing.word(),
        listed.stream().limit(SHOWN).map(i -> card(state, looks, i)).toList(),
        Math.max(0, listed.size() - SHOWN),
        Post.of("", ThemeLines.all(state, now)),
        latestFirst);
  }

  private static Comparator<Item> order(SessionState state, Listing listing) {
    return listing == Listing.OPEN
        ? state.mostUpvoted()
        : Comparator.comparingInt(i -> -i.number());
  }

  private static List<ListCount> lists(SessionState state) {
    List<ListCount> lists = new ArrayList<>();
    for (Listing listing : Listing.values()) {
      int count = (int) state.items().stream().filter(i -> listing.holds(state, i)).count();
      String label =
          switch (listing) {
            case NEW -> "New";
            case OPEN -> "By upvotes";
            case ASKED -> "Asked before";
            case ENDED -> "Ended";
            case DISMISSED -> "Dismissed";
          };
      lists.add(new ListCount(listing.word(), label, count));
    }
    return lists;
  }

  private static List<Queue> queues(SessionState state, Looks looks) {
    List<Queue> queues = new ArrayList<>();
    List<Item> waiting = state.queue(null);
    List<String> speakers = new ArrayList<>(state.session().speakers());
    waiting.stream()
        .map(Item::speaker)
        .filter(s -> s != null && !speakers.contains(s))
        .distinct()
        .forEach(speakers::add);
    for (String speaker : speakers) {
      queues.add(
          new Queue(
              speaker, state.queue(speaker).stream().map(i -> card(state, looks, i)).toList()));
    }
    List<Card> panel =
        waiting.stream().filter(i -> i.speaker() == null).map(i -> card(state, looks, i)).toList();
    if (!panel.isEmpty() || queues.isEmpty()) {
      queues.add(new Queue("The panel", panel));
    }
    return queues;
  }

  private static Card card(SessionState state, Looks looks, Item item) {
    Handling handling = item.handling();
    Handling.Act last = handling.last();
    return new Card(
        looks.item(item),
        state.wording(item).orElse(""),
        state.suggestion(item).map(s -> ItemLines.quoted(state, s.of())).orElse(""),
        item.origin().anonymous(),
        state.mergedInto(item.number()).stream().map(Item::number).toList(),
        handling.notes().stream()
            .flatMap(
                n ->
                    state.words(n.words()).map(Words::text).stream()
                        .map(t -> new Note(state.nameOf(n.person()), t)))
            .toList(),
        last == null ? "" : last.verb() + " by " + state.nameOf(last.person()),
        ItemLines.card(state, item).buttons());
  }

  private static String stats(SessionState state) {
    long questions = state.openItems().filter(i -> i.kind().word().equals("question")).count();
    long items = state.openItems().count();
    long answered = state.openItems().filter(i -> i.delivery() == Delivery.ANSWERED).count();
    return "%s · %s · %d answered · %s · %s"
        .formatted(
            count(questions, "question", "questions"),
            count(items - questions, "comment", "comments"),
            answered,
            count(state.peopleCount(), "person", "people"),
            count(state.chatterCount(), "message was no item", "messages were no item"));
  }

  private static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
