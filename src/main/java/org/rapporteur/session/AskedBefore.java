package org.rapporteur.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.duplicate.DuplicateIndex;
import org.rapporteur.text.duplicate.DuplicateRules;
import org.rapporteur.text.duplicate.Likeness;
import org.rapporteur.text.duplicate.Verdict;

/**
 * Finds what asks the same as a question, among those of its session. It keeps an index of each
 * session's questions beside the states, made from a state whenever one is missing and brought up
 * to date with each look. Safe for use by many threads.
 */
public final class AskedBefore {
  private static final int MOST_KEPT = 64;

  /** What looks alike may not stand any more, or count as the same item. */
  private static final int CANDIDATES = 8;

  private final DuplicateRules rules;
  private final Cache<SessionId, Questions> bySession =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  /**
   * @param rules when two questions are taken for one
   */
  public AskedBefore(DuplicateRules rules) {
    this.rules = rules;
  }

  /**
   * An open question that asks the same.
   *
   * @param item never one that is merged into another
   * @param similarity from 0 to 1
   * @param certain whether it can't be anything else
   */
  public record Same(Item item, double similarity, boolean certain) {}

  /** The open question that a text asks the same as, before it is an item itself. */
  public Optional<Same> find(SessionState state, Language language, String text) {
    return find(state, language, text, null);
  }

  /** The open question that an item asks the same as. */
  public Optional<Same> find(SessionState state, Item item) {
    return find(state, item.content().language(), state.text(item), item);
  }

  private Optional<Same> find(
      SessionState state, Language language, String text, @Nullable Item asking) {
    Questions questions = bySession.get(state.id(), id -> new Questions(new DuplicateIndex(rules)));
    return questions.like(state, language, text).stream()
        .filter(l -> l.verdict() != Verdict.NO)
        .filter(l -> asking == null || l.number() != asking.number())
        .flatMap(l -> same(state, l).stream())
        .filter(s -> asking == null || isNews(asking, s.item()))
        .findFirst();
  }

  /**
   * Compares a question of a draft with those before it, and records what follows: it is merged
   * where that is certain, and else suggested to moderators.
   *
   * @param merges whether it may be merged by itself: no question that people have seen already
   */
  public void compare(Draft draft, int number, boolean merges) {
    SessionState state = draft.state();
    Item item = state.known(number);
    if (item.kind() != Kind.QUESTION || !item.isOpen() || !state.mergedInto(number).isEmpty()) {
      return;
    }
    find(state, item)
        .ifPresent(
            same ->
                draft.record(
                    Person.BOT,
                    same.certain() && merges
                        ? new Event.ItemMerged(number, same.item().number())
                        : new Event.DuplicateSuggested(
                            number, same.item().number(), same.similarity())));
  }

  /** Lets go what a state has no more, where its session is kept. */
  public void follow(SessionState state) {
    Questions questions = bySession.getIfPresent(state.id());
    if (questions != null) {
      questions.follow(state);
    }
  }

  private static Optional<Same> same(SessionState state, Likeness likeness) {
    return state
        .item(likeness.number())
        .flatMap(state::standingFor)
        .map(i -> new Same(i, likeness.similarity(), likeness.verdict() == Verdict.CERTAIN));
  }

  private static boolean isNews(Item asking, Item other) {
    return asking.number() != other.number() && !SessionState.areApart(asking, other);
  }

  /** The questions of one session, as far as a state had them. */
  private static final class Questions implements ItemFollower.Audience {
    private final DuplicateIndex index;
    private final ItemFollower follower = new ItemFollower(this);

    Questions(DuplicateIndex index) {
      this.index = index;
    }

    synchronized List<Likeness> like(SessionState state, Language language, String text) {
      follower.follow(state);
      return index.like(language, text, CANDIDATES);
    }

    synchronized void follow(SessionState state) {
      follower.follow(state);
    }

    @Override
    public void came(SessionState state, Item item) {
      if (item.kind() == Kind.QUESTION) {
        index.add(item.number(), item.content().language(), state.text(item));
      }
    }

    @Override
    public void went(int number) {
      index.remove(number);
    }
  }
}
