package org.rapporteur.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.rapporteur.session.FloorTheme.Ruling;
import org.rapporteur.text.Topic;

/**
 * The rules of what a session is about: its topics and themes as moderators add, confirm and
 * dismiss them. Each method checks and records in the draft.
 *
 * <p>All throw {@link Refused} when it is not right, saying what to do.
 */
public final class Subjects {
  private static final Pattern NO_ID = Pattern.compile("[^a-z0-9]+");

  private final Draft draft;
  private final int actor;

  /**
   * @param actor the person who acts, joined in the draft
   */
  public Subjects(Draft draft, int actor) {
    this.draft = draft;
    this.actor = actor;
  }

  /**
   * Adds a topic, or keywords to one there is, and lets what was said before carry it.
   *
   * @param carries whether an item carries a topic of the draft's state, by its text
   */
  public void add(Topic topic, BiFunction<SessionState, Item, Set<String>> carries) {
    draft.record(actor, new Event.TopicAdded(topic));
    SessionState state = draft.state();
    find(
        topic.id(),
        state.items().stream()
            .filter(i -> i.removal() == Removal.NONE)
            .filter(i -> carries.apply(state, i).contains(topic.id()))
            .map(Item::number)
            .toList());
  }

  /** Takes back what was added to a topic. */
  public void remove(String topic) {
    if (state().addedTopics().stream().noneMatch(t -> t.id().equals(topic))) {
      throw new Refused(
          "Topic %s is the session's own: /floor topic remove takes back what /floor topic add added."
              .formatted(topic));
    }
    draft.record(actor, new Event.TopicRemoved(topic));
    for (FloorTheme theme : state().themes()) {
      if (theme.ruling() == Ruling.CONFIRMED && topic.equals(theme.topic())) {
        draft.record(actor, new Event.ThemeRestored(theme.number()));
      }
    }
  }

  /** Makes a theme a topic of the session, which its items carry. */
  public void confirm(
      int number, Topic topic, BiFunction<SessionState, Item, Set<String>> carries) {
    FloorTheme theme = open(number);
    add(topic, carries);
    find(
        topic.id(),
        theme.items().stream()
            .filter(n -> state().item(n).filter(i -> i.removal() == Removal.NONE).isPresent())
            .toList());
    draft.record(actor, new Event.ThemeConfirmed(number, topic.id()));
  }

  public void rename(int number, String name) {
    FloorTheme theme = open(number);
    List<String> lines = new ArrayList<>(List.of(name.strip()));
    lines.addAll(state().terms(theme));
    int words = draft.words(actor, String.join("\n", lines), List.of());
    draft.record(actor, new Event.ThemeRenamed(number, words));
  }

  public void dismiss(int number) {
    open(number);
    draft.record(actor, new Event.ThemeDismissed(number));
  }

  public void restore(int number) {
    FloorTheme theme = known(number);
    if (theme.ruling() != Ruling.DISMISSED) {
      throw new Refused("Theme t" + number + " is not dismissed.");
    }
    draft.record(actor, new Event.ThemeRestored(number));
  }

  /**
   * Lets go, with a draft in which people take back what they said, the themes that lose the people
   * behind them, and what they were called.
   */
  public static void dissolve(Draft draft) {
    boolean taken =
        draft.events().stream()
            .map(Recorded::event)
            .anyMatch(e -> e instanceof Event.ItemWithdrawn || e instanceof Event.PersonForgotten);
    if (taken) {
      new Subjects(draft, Person.BOT).dissolve();
    }
  }

  private void dissolve() {
    for (FloorTheme theme : state().themes()) {
      if (theme.ruling() != Ruling.DISSOLVED && taken(theme) < FloorTheme.LEAST_PEOPLE) {
        Set<Integer> words = new TreeSet<>(theme.earlier());
        words.add(theme.words());
        draft.record(Person.BOT, new Event.ThemeDissolved(theme.number(), words));
      }
    }
  }

  /** The people whose words still stand in the record, dismissed ones too. */
  private int taken(FloorTheme theme) {
    return (int)
        theme.items().stream()
            .flatMap(n -> state().item(n).stream())
            .filter(i -> i.removal() == Removal.NONE)
            .map(i -> i.origin().author())
            .distinct()
            .count();
  }

  /**
   * The id of a topic that is called so: the one there is, or a new one made of its name.
   *
   * @param called a topic's name or id
   */
  public static String id(SessionState state, String called) {
    for (Session.TopicLabel topic : state.session().topics()) {
      if (topic.id().equalsIgnoreCase(called)
          || topic.labels().values().stream().anyMatch(called::equalsIgnoreCase)) {
        return topic.id();
      }
    }
    String plain = NO_ID.matcher(called.toLowerCase(Locale.ROOT)).replaceAll("-");
    String id = plain.replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "topic-" + (state.session().topics().size() + 1) : id;
  }

  private FloorTheme known(int number) {
    return state().themes().stream()
        .filter(t -> t.number() == number && t.ruling() != Ruling.DISSOLVED)
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "There is no theme t" + number + ". /floor theme list shows what there is."));
  }

  private FloorTheme open(int number) {
    FloorTheme theme = known(number);
    return switch (theme.ruling()) {
      case NONE, DISSOLVED -> theme;
      case DISMISSED ->
          throw new Refused(
              "Theme t%d is dismissed. /floor theme restore t%d brings it back."
                  .formatted(number, number));
      case CONFIRMED ->
          throw new Refused(
              "Theme t%d is the topic %s already: /floor topic remove %s takes that back."
                  .formatted(number, theme.topic(), theme.topic()));
    };
  }

  private void find(String topic, List<Integer> items) {
    List<Integer> without =
        items.stream().filter(n -> !state().known(n).content().topics().contains(topic)).toList();
    if (!without.isEmpty()) {
      draft.record(actor, new Event.TopicFound(topic, without));
    }
  }

  private SessionState state() {
    return draft.state();
  }
}
