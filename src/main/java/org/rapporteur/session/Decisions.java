package org.rapporteur.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Handling.Act;
import org.rapporteur.text.Kind;

/**
 * The rules of handling items: each method checks that an action is right in the draft's state and
 * records it there.
 *
 * <p>All throw {@link Refused} when it is not, telling what another moderator did first.
 */
public final class Decisions {
  /** Stands for the reaction in an upvote by command. */
  private static final String BY_COMMAND = "upvote";

  private final Draft draft;
  private final int actor;

  /**
   * @param actor the person who acts, joined in the draft
   */
  public Decisions(Draft draft, int actor) {
    this.draft = draft;
    this.actor = actor;
  }

  /** Brings an item to a speaker, or with null to the panel. */
  public void flag(int number, @Nullable String speaker, @Nullable String note) {
    Item item = working(number);
    if (item.delivery().isWaiting() && Objects.equals(item.speaker(), speaker)) {
      throw refused(
          item,
          "is with " + with(speaker) + " already",
          a -> a instanceof Event.ItemFlagged e && Objects.equals(e.speaker(), speaker),
          "");
    }
    Integer words = note == null || note.isBlank() ? null : draft.words(actor, note, List.of());
    record(new Event.ItemFlagged(number, speaker, words));
  }

  /** Puts an item live; what its speaker had live until now counts as answered. */
  public void live(int number) {
    Item item = working(number);
    if (item.delivery() == Delivery.LIVE) {
      throw refused(item, "is live already", Event.ItemLive.class::isInstance, "");
    }
    Optional<Item> before =
        state().queue(null).stream()
            .filter(i -> i.delivery() == Delivery.LIVE && i.number() != number)
            .filter(i -> Objects.equals(i.speaker(), item.speaker()))
            .findFirst();
    record(new Event.ItemLive(number, before.map(Item::number).orElse(null)));
  }

  /** Marks an item answered: live, or with the words of an answer in writing. */
  public void answered(int number, @Nullable String text) {
    Item item = working(number);
    Integer words = text == null || text.isBlank() ? null : draft.words(actor, text, List.of());
    if (item.delivery() == Delivery.ANSWERED && words == null) {
      throw refused(
          item,
          "is answered already",
          a ->
              a instanceof Event.ItemAnswered
                  || (a instanceof Event.ItemLive e && Objects.equals(e.answered(), number)),
          "");
    }
    record(new Event.ItemAnswered(number, words));
  }

  public void notReached(int number) {
    Item item = working(number);
    if (item.delivery() == Delivery.NOT_REACHED) {
      throw refused(
          item, "is marked not reached already", Event.ItemNotReached.class::isInstance, "");
    }
    record(new Event.ItemNotReached(number));
  }

  public void defer(int number) {
    Item item = working(number);
    if (item.delivery() == Delivery.DEFERRED) {
      throw refused(item, "is deferred already", Event.ItemDeferred.class::isInstance, "");
    }
    record(new Event.ItemDeferred(number));
  }

  public void dismiss(int number, String reason) {
    working(number);
    record(new Event.ItemDismissed(number, draft.words(actor, reason, List.of())));
  }

  public void restore(int number) {
    Item item = present(number);
    if (item.moderation() != Moderation.DISMISSED) {
      throw refused(item, "is not dismissed", Event.ItemRestored.class::isInstance, "");
    }
    record(new Event.ItemRestored(number));
  }

  /**
   * Lets an item count as another. Merging never makes chains: what is merged into one moves on.
   */
  public void merge(int number, int into) {
    working(number);
    working(into);
    if (number == into) {
      throw new Refused("#" + number + " can't be merged into itself. Name another item.");
    }
    if (!state().mergedInto(number).isEmpty()) {
      String merged = list(state().mergedInto(number));
      throw new Refused(
          "%s merged into #%d. Merge #%d into #%d instead, or unmerge first."
              .formatted(
                  merged.contains(",") ? merged + " are" : merged + " is", number, into, number));
    }
    record(new Event.ItemMerged(number, into));
  }

  /**
   * Lets an item stand for itself: takes back its merging, or declines what its reading suggested.
   * That pair is not suggested again.
   */
  public void unmerge(int number) {
    Item item = present(number);
    if (item.handling().mergedInto() != null) {
      record(new Event.ItemUnmerged(number));
      return;
    }
    SessionState.Suggestion suggested =
        state()
            .suggestion(item)
            .orElseThrow(
                () ->
                    refused(
                        item,
                        "is not merged",
                        a ->
                            a instanceof Event.ItemUnmerged || a instanceof Event.DuplicateDeclined,
                        ""));
    record(new Event.DuplicateDeclined(number, suggested.of().number()));
  }

  /** Words an item anew, for itself and those that count as it; null gives it its own words. */
  public void word(int number, @Nullable String wording) {
    Item item = working(number);
    boolean own = wording == null || wording.isBlank();
    if (own && item.handling().wording() == null) {
      throw refused(item, "goes by its own words", Event.ItemWorded.class::isInstance, "");
    }
    Integer words = own ? null : (Integer) draft.words(actor, String.valueOf(wording), List.of());
    record(new Event.ItemWorded(number, words));
  }

  /** Gives topics to an item and takes others away. */
  public void tag(int number, List<String> add, List<String> remove) {
    Item item = working(number);
    List<String> has = state().topics(item);
    List<String> added = add.stream().filter(t -> !has.contains(t)).toList();
    List<String> removed = remove.stream().filter(has::contains).toList();
    if (added.isEmpty() && removed.isEmpty()) {
      String tags = has.isEmpty() ? "no topics" : String.join(", ", has);
      throw refused(item, "has " + tags + " already", Event.ItemTagged.class::isInstance, "");
    }
    record(new Event.ItemTagged(number, added, removed));
  }

  public void note(int number, String text) {
    present(number);
    record(new Event.ItemNoted(number, draft.words(actor, text, List.of())));
  }

  /** Makes a comment a question. */
  public void promote(int number) {
    Item item = working(number);
    if (item.kind() == Kind.QUESTION) {
      throw refused(item, "is a question already", Event.ItemPromoted.class::isInstance, "");
    }
    record(new Event.ItemPromoted(number));
  }

  /** Supports an item for the actor, or the one it counts as. */
  public void upvote(int number) {
    Item item =
        state()
            .standingFor(present(number))
            .orElseThrow(() -> new Refused("#" + number + " was dismissed."));
    if (item.origin().author() == actor) {
      throw new Refused("#" + item.number() + " is yours: others support it.");
    }
    if (item.upvoters().containsKey(actor)) {
      throw new Refused("You support #" + item.number() + " already.");
    }
    draft.record(actor, new Event.ItemUpvoted(item.number(), actor, BY_COMMAND, true));
  }

  /** Takes an item of the actor's own back, its text with it. */
  public void withdraw(int number) {
    Item item =
        state()
            .item(number)
            .filter(i -> i.origin().author() == actor)
            .orElseThrow(
                () -> new Refused("#" + number + " is not yours. /floor mine lists your items."));
    if (item.removal() != Removal.NONE) {
      throw new Refused("#" + number + " is withdrawn already.");
    }
    draft.record(actor, new Event.ItemWithdrawn(number, item.allWords()));
  }

  /** Forgets the actor: words, name and account go, counts stay. */
  public void forgetMe() {
    Set<Integer> own = new TreeSet<>();
    for (Item item : state().items()) {
      if (item.origin().author() == actor) {
        own.add(item.number());
      }
    }
    draft.record(actor, new Event.PersonForgotten(actor, own));
  }

  /**
   * Takes back the actor's last action.
   *
   * @return what was undone
   */
  public Undone undo() {
    for (SessionState.Action action : state().undoable(actor)) {
      for (int number : touched(action)) {
        Act last = state().known(number).handling().last();
        if (last == null || last.seq() != action.seq()) {
          throw refused(
              state().known(number),
              "was changed since, so your last action can't be undone",
              a -> true,
              "Change it by a command.");
        }
      }
      action.before().forEach(this::checkNoChain);
      record(new Event.ActionUndone(action.number(), action.seq()));
      Item item = state().known(action.number());
      if (action.before().isEmpty()) {
        // What was undone is its adding: it goes with its words.
        draft.record(actor, new Event.ItemWithdrawn(item.number(), item.allWords()));
      }
      return new Undone(action.number(), action.verb());
    }
    throw new Refused("There is nothing of yours to undo in this session.");
  }

  /** An undo that merges again must find both items as they were: no chain, no cycle. */
  private void checkNoChain(int number, Handling before) {
    Integer into = before.mergedInto();
    if (into != null && (!state().known(into).isOpen() || !state().mergedInto(number).isEmpty())) {
      throw new Refused(
          "#%d can't be merged into #%d again: one of them was changed since. Change it by a command."
              .formatted(number, into));
    }
  }

  /** What an undo took back. */
  public record Undone(int number, String verb) {}

  private static List<Integer> touched(SessionState.Action action) {
    List<Integer> numbers = new ArrayList<>(action.before().keySet());
    if (numbers.isEmpty()) {
      numbers.add(action.number());
    }
    return numbers;
  }

  private SessionState state() {
    return draft.state();
  }

  private void record(Event.Action action) {
    draft.record(actor, action);
  }

  /** An item that was not taken back. */
  private Item present(int number) {
    Item item = state().known(number);
    if (item.removal() != Removal.NONE) {
      throw new Refused("#" + number + " was " + item.removal().word() + " by its asker.");
    }
    return item;
  }

  /** An item that can be worked on: neither taken back, nor dismissed, nor part of another. */
  private Item working(int number) {
    Item item = present(number);
    Integer into = item.handling().mergedInto();
    if (into != null) {
      throw refused(
          item,
          "counts as #" + into,
          Event.ItemMerged.class::isInstance,
          "Use #" + into + ", or /floor unmerge " + number + " first.");
    }
    if (item.moderation() == Moderation.DISMISSED) {
      throw refused(
          item,
          "is dismissed",
          Event.ItemDismissed.class::isInstance,
          "/floor restore " + number + " brings it back.");
    }
    return item;
  }

  /**
   * Tells what another did first: "#12 is dismissed (dismissed by Ana 2 min ago: off topic)."
   *
   * @param cause which of the actions on it is the reason
   */
  private Refused refused(Item item, String why, Predicate<Event.Action> cause, String advice) {
    List<Recorded> actions = state().actions();
    String told = "";
    for (int i = actions.size() - 1; i >= 0 && told.isEmpty(); i--) {
      Recorded recorded = actions.get(i);
      if (recorded.event() instanceof Event.Action action
          && concerns(action, item.number())
          && cause.test(action)) {
        told = " (" + told(recorded, action, item.number()) + ")";
      }
    }
    return new Refused(("#" + item.number() + " " + why + told + ". " + advice).strip());
  }

  private static boolean concerns(Event.Action action, int number) {
    return action.number() == number
        || (action instanceof Event.ItemLive live && Objects.equals(live.answered(), number));
  }

  private String told(Recorded recorded, Event.Action action, int number) {
    String verb =
        action.number() == number ? action.verb() : "when #" + action.number() + " was put live";
    String name = recorded.actor() == actor ? "you" : state().nameOf(recorded.actor());
    String reason =
        action instanceof Event.ItemDismissed e
            ? state().words(e.reason()).map(w -> ": " + w.text()).orElse("")
            : "";
    return "%s by %s %s%s".formatted(verb, name, ago(recorded), reason);
  }

  private String ago(Recorded act) {
    long seconds = Math.max(0, Duration.between(act.at(), draft.at()).toSeconds());
    return seconds < 90 ? seconds + " s ago" : seconds / 60 + " min ago";
  }

  private static String with(@Nullable String speaker) {
    return speaker == null ? "the panel" : speaker;
  }

  private static String list(List<Item> items) {
    return String.join(", ", items.stream().map(i -> "#" + i.number()).toList());
  }
}
