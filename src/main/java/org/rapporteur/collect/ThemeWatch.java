package org.rapporteur.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.FloorTheme;
import org.rapporteur.session.FloorTheme.Ruling;
import org.rapporteur.session.Item;
import org.rapporteur.session.ItemFollower;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.Utterance;
import org.rapporteur.text.theme.Theme;
import org.rapporteur.text.theme.ThemeFinder;
import org.rapporteur.text.theme.Themes;

/**
 * Looks at what the floor speaks of, every half a minute, and takes to the record what emerges and
 * what joins. What moderators dismissed or made a topic takes in what it did before and is never
 * found again. For one thread.
 */
public final class ThemeWatch {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MOST_KEPT = 64;

  private final LiveSessions live;
  private final Clock clock;
  private final Cache<SessionId, Floor> floors =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  public ThemeWatch(LiveSessions live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  /** Looks at the open sessions where it is time to. */
  public void tick() {
    for (SessionState state : live.open()) {
      Floor floor = floors.get(state.id(), id -> new Floor());
      Instant now = clock.instant();
      if (!now.isBefore(floor.next)) {
        floor.next = now.plus(PAUSE);
        live.change(state.id(), floor::look);
        floor.fresh.clear();
      }
    }
  }

  /** What one session says, as far as a state had it. */
  private final class Floor implements ItemFollower.Audience {
    private final ThemeFinder finder = new ThemeFinder();
    private final ItemFollower follower = new ItemFollower(this);
    private final List<Utterance> fresh = new ArrayList<>();
    private Instant next = Instant.MIN;

    Draft look(SessionState state) {
      Instant now = clock.instant();
      follower.follow(state);
      Draft draft = new Draft(state, now, null);
      List<FloorTheme> known =
          state.themes().stream().filter(t -> t.ruling() != Ruling.DISSOLVED).toList();
      int last = state.themes().stream().mapToInt(FloorTheme::number).max().orElse(0);
      List<Theme> themes =
          Themes.grown(known.stream().map(state::asTheme).toList(), last, finder.at(now), now);
      for (int i = 0; i < themes.size(); i++) {
        if (i >= known.size()) {
          emerge(draft, themes.get(i));
        } else if (known.get(i).ruling() == Ruling.NONE) {
          grow(draft, known.get(i), themes.get(i));
        }
      }
      return draft;
    }

    private void emerge(Draft draft, Theme theme) {
      List<String> lines = new ArrayList<>(List.of(theme.name()));
      lines.addAll(theme.terms());
      int words = draft.words(Person.BOT, String.join("\n", lines), List.of());
      draft.record(
          Person.BOT,
          new Event.ThemeEmerged(theme.number(), words, theme.language(), theme.items()));
    }

    /** Takes in what rises with a theme, and what says its terms though nothing rises. */
    private void grow(Draft draft, FloorTheme theme, Theme now) {
      Set<Integer> more = new TreeSet<>(now.items());
      fresh.stream()
          .filter(u -> !u.at().isBefore(theme.since()) && Themes.matches(now, u))
          .forEach(u -> more.add(u.item()));
      more.removeAll(theme.items());
      if (!more.isEmpty()) {
        draft.record(Person.BOT, new Event.ThemeGrown(theme.number(), List.copyOf(more)));
      }
    }

    @Override
    public void came(SessionState state, Item item) {
      List<TopicMatch> matches =
          state.words(item.content().words()).map(Words::matches).orElse(List.of());
      Utterance said =
          new Utterance(
              item.number(),
              item.origin().author(),
              item.origin().askedAt(),
              item.content().language(),
              state.text(item),
              matches);
      finder.add(said);
      fresh.add(said);
    }

    @Override
    public void went(int number) {
      finder.remove(number);
      fresh.removeIf(u -> u.item() == number);
    }
  }
}
